using System.Text;

namespace CpdGraph.Domain;

/// <summary>What a value of a closed set is called on a page: "Training hub" for TrainingHub.</summary>
public static class Label
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["PersonalisedCareInstitute"] = "Personalised Care Institute",
        ["LeadershipForPersonalisedCare"] = "Leadership for Personalised Care",
        ["NhsEngland"] = "NHS England",
        ["NhsTrust"] = "NHS trust",
        ["NhsRegion"] = "NHS region",
        ["GpPractice"] = "GP practice",
        ["GpFederation"] = "GP federation",
        ["ELearning"] = "E-learning",
        ["InPerson"] = "In person",
        ["SelfPacedOnline"] = "Self-paced online",
        ["Arrs"] = "ARRS",
    };

    /// <summary>The label of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        if (!Known<T>.Labels.TryGetValue(value, out var label))
        {
            label = LabelOf(value.ToString());
        }

        return label;
    }

    private static string LabelOf(string name) => Names.GetValueOrDefault(name) ?? Spaced(name);

    private static string Spaced(string name)
    {
        var spaced = new StringBuilder(name.Length + 4);

        foreach (var character in name)
        {
            if (spaced.Length > 0 && (char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character)))
            {
                spaced.Append(' ');
            }

            spaced.Append(spaced.Length == 0 ? character : char.ToLowerInvariant(character));
        }

        return spaced.ToString();
    }

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Labels = Enum.GetValues<T>().ToDictionary(value => value, value => LabelOf(value.ToString()));
    }
}
