export default { entirelyUnknown }; // error: [ts18004]
