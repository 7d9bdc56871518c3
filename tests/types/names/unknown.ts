export const a = nothing; // error: [ts2304]
