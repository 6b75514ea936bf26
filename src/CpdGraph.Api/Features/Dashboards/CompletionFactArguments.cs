using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Arguments of <c>completionFacts</c>.</summary>
internal sealed record CompletionFactArguments(IReadOnlyList<CompletionDimension> GroupBy, CompletionFactFilterInput Filter, int? First, string? After);

/// <summary>What completion facts are of.</summary>
internal sealed record CompletionFactFilterInput(
    DateRange? Period,
    IReadOnlyList<string>? OrganisationIds,
    OrganisationBasis OrganisationsAs,
    IReadOnlyList<PracticeTier>? Tiers,
    IReadOnlyList<OfferChannel>? OfferChannels,
    IReadOnlyList<string>? FundingStreamIds)
{
    /// <summary>The one organisation that is named. Null: none.</summary>
    public OrganisationId? Organisation() => WorkforceArguments.Organisation(OrganisationIds, "filter.organisationIds");

    /// <summary>The period that is meant.</summary>
    public ReportPeriod PeriodOn(DateOnly today) =>
        Period is null ? CompletionCubeRequest.UsualPeriod(today) : WorkforceArguments.Period(Period, today, anyMonths: false, "filter.period");

    /// <summary>The tiers that are named, one at most.</summary>
    public ImmutableArray<PracticeTier> CheckedTiers() => WorkforceArguments.Tiers(Tiers, several: false, "filter.tiers");

    /// <summary>The one channel that is named. Null: none.</summary>
    public OfferChannel? Channel() => OnlyOne(OfferChannels, "filter.offerChannels", "channel");

    /// <summary>The one stream that is named. Null: none.</summary>
    public FundingStreamId? Stream() => OnlyOne(
        FundingStreamIds?.Select((text, place) => IdArgument.Named<FundingStreamId>(
            text, NodeKind.FundingStream, string.Create(CultureInfo.InvariantCulture, $"filter.fundingStreamIds.{place}"))!.Value).ToArray(),
        "filter.fundingStreamIds",
        "stream");

    private static T? OnlyOne<T>(IReadOnlyList<T>? values, string argument, string what)
        where T : struct => values?.Distinct().ToArray() switch
        {
            null => null,
            [] => throw ArgumentProblem.At(argument, $"The list is empty. Name a {what}, or leave the list out for all."),
            [var only] => only,
            _ => throw ArgumentProblem.At(
                argument, $"Name one {what}. Numbers of several together could be subtracted from those of each: ask for each, or group by them, or leave the list out for all."),
        };
}
