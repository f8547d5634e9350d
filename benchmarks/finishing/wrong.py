"""x"""
def play_wrong(*a): return []
