let x: string | number | null = 1;
x.toFixed();
x = "a";
x.length;
x.toFixed(); // error: [ts2339]
x = null;
x.length; // error: [ts18047]
export {};
