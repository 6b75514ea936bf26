namespace CpdGraph.Data;

/// <summary>The database cannot be used as things are. The message is for the person who starts the program: what is wrong, and the mend.</summary>
public sealed class DatabaseStartException : Exception
{
    public DatabaseStartException(string message)
        : base(message)
    {
    }

    public DatabaseStartException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
