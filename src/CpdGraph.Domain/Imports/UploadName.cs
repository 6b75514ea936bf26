namespace CpdGraph.Domain;

/// <summary>What an uploaded file may be called.</summary>
public static class UploadName
{
    /// <summary>Reads the name that somebody gives; folders before it are left away.</summary>
    /// <param name="given">As it was sent. Null when it was not.</param>
    /// <returns>The name, or what is wrong with it; the other is null.</returns>
    public static (string? Name, string? Problem) Read(string? given)
    {
        var check = new InputCheck();

        // Old browsers send the folder too, which nobody needs to know.
        var name = check.Needed(given?[(given.LastIndexOfAny(['/', '\\']) + 1)..], TextRule.Name, "fileName");

        return check.Failed ? (null, check.As(problem => problem.Message).First()) : (name, null);
    }
}
