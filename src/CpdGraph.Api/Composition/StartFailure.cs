namespace CpdGraph.Api.Composition;

/// <summary>A verb cannot do its work for a reason that lies outside the program. The message is one sentence for the person at the terminal and says the mend.</summary>
internal sealed class StartFailure(string message, Exception? cause = null) : Exception(message, cause);
