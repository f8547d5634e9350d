"""x"""
class Correction: pass
def corrections(*a): return []
