def test_a(rich): 
    print(rich.root, rich.addresses("ru")); assert 0
def test_b(plenty): 
    print(plenty.root, plenty.addresses("ru")); assert 0
