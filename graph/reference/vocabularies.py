"""x"""
def texts(): return {}
