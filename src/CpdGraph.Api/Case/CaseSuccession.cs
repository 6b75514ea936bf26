using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>What a version that is to count from a day on means for the versions that are here.</summary>
/// <param name="Replaced">Versions that end on the day before it.</param>
/// <param name="EndsOn">That day.</param>
/// <param name="Problems">Why it cannot be. Empty when it can.</param>
/// <param name="Notes">What whoever imports it should know.</param>
internal sealed record CaseSuccession(
    IReadOnlyList<CompetencyFramework> Replaced, DateOnly EndsOn, IReadOnlyList<CaseProblem> Problems, IReadOnlyList<CaseProblem> Notes)
{
    public static CaseSuccession Of(CatalogueView catalogue, CaseFramework content, CaseWishes wishes)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(content);

        var framework = content.Framework;
        var others = catalogue.Frameworks().Where(row => row.Code == framework.Code && row.Id != framework.Id).ToArray();
        CompetencyFramework[] replaced = wishes.From is null
            ? []
            : [.. others.Where(row => row.Status == FrameworkStatus.Current && (row.ValidTo is not { } last || last >= framework.ValidFrom))];
        var problems = new List<CaseProblem>();

        if (others.Any(row => row.Version == framework.Version))
        {
            problems.Add(new("CFDocument.version", $"{framework.Code} has a version \"{framework.Version}\" already, with other identifiers. Say another label: --label."));
        }

        if (wishes.From is { } from)
        {
            problems.AddRange(Against(catalogue, content, from, wishes.Today, replaced));
        }

        return new(replaced, framework.ValidFrom.AddDays(-1), problems, [.. Worth(catalogue, content, replaced)]);
    }

    /// <summary>Ends what is replaced.</summary>
    public void End(CpdContext db)
    {
        ArgumentNullException.ThrowIfNull(db);

        foreach (var row in Replaced)
        {
            db.Replace(row, row with { ValidTo = EndsOn });
        }
    }

    private static IEnumerable<CaseProblem> Against(
        CatalogueView catalogue, CaseFramework content, DateOnly from, DateOnly today, CompetencyFramework[] replaced)
    {
        if (replaced.Length > 0 && from < today)
        {
            yield return new("", $"--from {from:O} has passed: coaches were assessed by the version that was in force then. Say {today:O} or a later day.");
        }
        else if (replaced.FirstOrDefault(row => row.ValidFrom >= from) is { } later)
        {
            yield return new("", $"--from {from:O}: version \"{later.Version}\" begins on {later.ValidFrom:O} and not before it. Say a later day.");
        }

        // Of two frameworks with tiers the later one is what coaches are assessed by.
        if (!content.Tiers.IsEmpty && catalogue.CurrentFramework() is { } own && own.Code != content.Framework.Code && catalogue.TiersOf(own.Id).Count > 0)
        {
            yield return new("", $"The framework has tiers of practice, as {own.Code} has, and would take its place. Leave it a draft, or import it as the next version: --code {own.Code}.");
        }
    }

    private static IEnumerable<CaseProblem> Worth(CatalogueView catalogue, CaseFramework content, CompetencyFramework[] replaced)
    {
        if (replaced.Length > 0)
        {
            yield return new("", "Offers are mapped, and coaches assessed, by the competencies of a version: by this one both begin anew on its first day.");
        }

        if (content.Tiers.IsEmpty && replaced.Any(row => catalogue.TiersOf(row.Id).Count > 0))
        {
            yield return new("", "The version has no tiers of practice, and the one that it replaces has: nothing is expected of coaches by tier from then on.");
        }
    }
}
