namespace CpdGraph.Api.Composition;

/// <summary>Words that somebody looks for.</summary>
internal static class SearchText
{
    /// <summary>Most characters.</summary>
    public const int MaximumLength = 500;

    /// <summary>The text, when it is not too long.</summary>
    public static string? Check(string? text, string argument) => text is { Length: > MaximumLength }
        ? throw ArgumentProblem.TooMuch(
            argument, "searchTextLength", MaximumLength, text.Length, $"Look for at most {MaximumLength} characters, not {text.Length}.")
        : text;
}
