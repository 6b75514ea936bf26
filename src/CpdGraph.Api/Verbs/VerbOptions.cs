using System.CommandLine;

namespace CpdGraph.Api.Verbs;

/// <summary>Options that several verbs have. Each call makes a new one, as a command owns its options.</summary>
internal static class VerbOptions
{
    public const string Off = "off";

    public static Option<string?> Schema() => new("--schema")
    {
        HelpName = "PATH",
        Description = "An SDL file, or a folder of .graphql files. Left out: the schema of this service.",
    };

    public static Option<string?> Data() => new("--data")
    {
        HelpName = "DIR",
        Description = "Folder of the embedded database. Left out: ./data",
    };

    public static Option<string?> Urls() => new("--urls")
    {
        HelpName = "URL",
        Description = "Where to listen; several with semicolons between. Left out: http://localhost:5080",
    };

    public static Option<string> Limits()
    {
        var limits = new Option<string>("--limits")
        {
            Description = "off: no limits but those that keep the process alive.",
            DefaultValueFactory = _ => "on",
        };

        limits.AcceptOnlyFromAmong("on", Off);

        return limits;
    }
}
