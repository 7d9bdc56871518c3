# Whether JavaScript takes a value for true.
value: !(value == null || value == false || value == "" || value == 0)
