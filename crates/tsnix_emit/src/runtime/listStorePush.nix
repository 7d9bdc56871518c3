# A list store with more elements behind the last.
store: values: builtins.foldl' (store: listStoreSet store store.length) store values
