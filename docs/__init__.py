"""The pages, and the worked examples in them whose figures come from the code: `python -m docs`."""
