using System.Globalization;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>How values of ours are written in a package.</summary>
internal static class CaseNames
{
    /// <summary>The member of <c>extensions</c> that holds what CASE has no member for.</summary>
    public const string Extension = "cpdgraph";

    public const string ChildOf = "isChildOf";

    public const string SameAs = "exactMatchOf";

    /// <summary>As the schema names it, for example TIER_1.</summary>
    public static string Of(PracticeTier tier) => $"TIER_{(int)tier + 1}";

    /// <summary>As the schema names it, for example LEADS_OTHERS.</summary>
    public static string Of(Attainment attainment) => Constant(attainment.ToString());

    /// <summary>As the schema names it, for example OFFICIAL_PARAPHRASED.</summary>
    public static string Of(Provenance provenance) => Constant(provenance.ToString());

    /// <summary>In the words of CASE.</summary>
    public static string Of(FrameworkStatus status) => status switch
    {
        FrameworkStatus.Draft => "Draft",
        FrameworkStatus.Superseded => "Deprecated",
        _ => "Adopted",
    };

    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A value by its name in the schema. Null when it is none.</summary>
    public static T? Find<T>(string? name, Func<T, string> write)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => write(value) == name).Select(value => (T?)value).FirstOrDefault();

    private static string Constant(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
