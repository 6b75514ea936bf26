using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Money and its uses as texts for people say them.</summary>
internal static class FundingWords
{
    /// <summary>An amount, for example £1,000.00.</summary>
    public static string Of(Money money) => money.Currency == Money.Sterling
        ? string.Create(CultureInfo.InvariantCulture, $"£{money.Amount:#,0.00}")
        : string.Create(CultureInfo.InvariantCulture, $"{money.Amount:#,0.00} {money.Currency}");

    /// <summary>A use, for example course fees.</summary>
    public static string Of(FundingUse use) => use switch
    {
        FundingUse.CourseFee => "course fees",
        FundingUse.AssessmentFee => "assessment fees",
        FundingUse.MandatoryTraining => "mandatory training",
        _ => StableCode.Words(use.ToString()),
    };

    /// <summary>Uses, for example course fees and assessment fees.</summary>
    public static string Of(IEnumerable<FundingUse> uses) => Join([.. uses.Distinct().Order().Select(Of)], "and");

    /// <summary>Words with commas and a last conjunction.</summary>
    public static string Join(IReadOnlyList<string> words, string conjunction) => words.Count switch
    {
        0 => string.Empty,
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} {conjunction} {words[^1]}",
    };

    /// <summary>Kinds of organisation, for example NHS trust or GP practice.</summary>
    public static string Of(IEnumerable<OrganisationKind> kinds) => Join([.. kinds.Select(Of)], "or");

    /// <summary>The financial year of a day, for example 2026/27.</summary>
    public static string YearOf(DateOnly day)
    {
        var start = LondonCalendar.FinancialYearStart(day);

        return string.Create(CultureInfo.InvariantCulture, $"{start.Year}/{(start.Year + 1) % 100:00}");
    }

    private static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.GpPractice => "GP practice",
        OrganisationKind.GpFederation => "GP federation",
        OrganisationKind.NhsTrust => "NHS trust",
        OrganisationKind.NhsRegion => "NHS region",
        OrganisationKind.VoluntarySector => "voluntary body",
        OrganisationKind.Other => "other body",
        _ => StableCode.Words(kind.ToString()),
    };
}
