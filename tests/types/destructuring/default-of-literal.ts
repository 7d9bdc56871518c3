const { host, tls = true } = { host: "a" };
const f = ({ port = 80 } = {}) => port;
const o = { host: "a" };
const { tls: other = true } = o; // error: [ts2339]
export { host, tls, f, other };
