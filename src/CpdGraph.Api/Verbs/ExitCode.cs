namespace CpdGraph.Api.Verbs;

/// <summary>What a verb answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
}
