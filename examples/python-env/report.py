import pandas

print(pandas.DataFrame({"x": [1, 2, 3]}).describe())
