# A set store without an attribute: a null in its cells stands for what is gone.
store: name: setStoreSet store name null // { gone = true; }
