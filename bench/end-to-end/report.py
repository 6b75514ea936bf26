"""What a measurement prints, and keeps when it is told to."""


class Report:
    """Prints lines as they come. With a file, appends all of them to it at the end."""

    def __init__(self, file):
        self.lines, self.file = [], file

    def say(self, text=""):
        print(text, flush=True)
        self.lines.append(text)

    def close(self):
        if self.file:
            with open(self.file, "a") as out:
                out.write("\n".join(self.lines) + "\n")
