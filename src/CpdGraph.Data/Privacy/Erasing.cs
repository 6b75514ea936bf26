namespace CpdGraph.Data;

/// <summary>What becomes of a personal text when its person is erased. An absent text stays absent.</summary>
public enum Erasing
{
    /// <summary>It becomes null.</summary>
    Clear,

    /// <summary>It becomes an empty list.</summary>
    Empty,

    /// <summary>It becomes the word "Erased", where the row needs a text or that there was one is a fact of its own.</summary>
    Word,

    /// <summary>A name: it becomes the pseudonym.</summary>
    Alias,

    /// <summary>A typed name, perhaps of somebody else: it becomes the pseudonym where it is the person's own.</summary>
    OwnName,
}
