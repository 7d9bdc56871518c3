declare const overlay: Overlay<{ fromNix: Derivation }>;
export default overlay;
