namespace CpdGraph.Api.Composition;

/// <summary>Arguments of a list to choose from, not to page through.</summary>
internal sealed record ShortListArguments(int First)
{
    /// <summary>Most that can be asked for.</summary>
    public const int Most = 20;

    public int Checked() => First switch
    {
        < 0 => throw ArgumentProblem.At("first", $"Ask for 0 to {Most}, not for {First}."),
        > Most => throw ArgumentProblem.TooMuch("first", "suggestions", Most, First, $"There are at most {Most}, not {First}."),
        _ => First,
    };
}
