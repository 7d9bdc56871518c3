export const f = () => later;
const later = 1;
