using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Arguments of <c>workforceDashboard</c>.</summary>
internal sealed record DashboardArguments(DashboardFilterInput Filter);

/// <summary>What a dashboard covers.</summary>
internal sealed record DashboardFilterInput(
    IReadOnlyList<string>? OrganisationIds, OrganisationBasis OrganisationsAs, DateRange? Period, IReadOnlyList<PracticeTier>? Tiers, bool OwnTeam);

/// <summary>Arguments of lists of a dashboard that are not paged through.</summary>
internal sealed record FirstArguments(int? First)
{
    private const int Usual = 10;
    private const int Most = 100;

    public int Checked() => First switch
    {
        null => Usual,
        < 0 => throw ArgumentProblem.At("first", $"Ask for 0 to {Most}, not for {First}."),
        > Most => throw ArgumentProblem.TooMuch("first", "pageSize", Most, First.Value, string.Create(CultureInfo.InvariantCulture, $"Ask for at most {Most}, not for {First:N0}.")),
        { } count => count,
    };
}

/// <summary>Arguments of <c>WorkforceDashboard.completions</c>.</summary>
internal sealed record CompletionsByArguments(CompletionDimension By);

/// <summary>Reads filters of numbers about people. What would let two answers be subtracted from each other is refused, and says so.</summary>
internal static class WorkforceArguments
{
    /// <summary>The one organisation that a filter names. Null: none. One of another type is an id that nothing has.</summary>
    public static OrganisationId? Organisation(IReadOnlyList<string>? texts, string argument)
    {
        if (texts is null)
        {
            return null;
        }

        var ids = texts.Select((text, place) => IdArgument.Named<OrganisationId>(text, NodeKind.Organisation, string.Create(CultureInfo.InvariantCulture, $"{argument}.{place}"))!.Value)
            .Distinct().ToArray();

        return ids switch
        {
            [] => throw ArgumentProblem.At(argument, "The list is empty. Name one organisation, or leave the list out for everything that you oversee."),
            [var only] => only,
            _ => throw ArgumentProblem.At(
                argument,
                "Name one organisation. Numbers of several together could be subtracted from those of each, until a single coach is left: ask for each, or for one above them."),
        };
    }

    /// <summary>The tiers that a filter names. Empty: none.</summary>
    /// <param name="several">Whether more than one may be named.</param>
    public static ImmutableArray<PracticeTier> Tiers(IReadOnlyList<PracticeTier>? tiers, bool several, string argument) => tiers?.Distinct().ToArray() switch
    {
        null => [],
        [] => throw ArgumentProblem.At(argument, "The list is empty. Name a tier, or leave the list out for coaches of any tier or none."),
        { Length: > 1 } when !several => throw ArgumentProblem.At(
            argument, "Name one tier. Numbers of several together could be subtracted from those of each: ask for each, or leave the list out for all."),
        { } some => [.. some.Order()],
    };

    /// <summary>The period that a filter names, as far as numbers are given for it.</summary>
    /// <param name="anyMonths">Whether any whole months will do.</param>
    public static ReportPeriod Period(DateRange? asked, DateOnly today, bool anyMonths, string argument)
    {
        var verdict = PeriodRules.Decide(asked, today, anyMonths);

        return verdict.Period ?? throw ArgumentProblem.At(argument, verdict.Problem!);
    }
}
