"""The capital letters of names in Latin script, as a class of a regular expression: "Łódź", "Çorlu", "Đà Nẵng"."""

_EUROPEAN = "ĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚ"
_VIETNAMESE = "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# Without its brackets, to stand in a class with others.
CAPITAL = f"A-ZÀ-ÖØ-Þ{_EUROPEAN}{_VIETNAMESE}"
