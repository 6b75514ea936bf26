using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Domain;
using Microsoft.Extensions.Primitives;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>The file of completion facts: how its address is written and read, and its rows. Address and rows are those of <c>completionFacts</c>.</summary>
internal sealed class CompletionFactsFile(WireNames names)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/export/completion-facts.csv";

    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Parameters = ["groupBy", "from", "to", "organisation", "as", "tier", "channel", "stream"];

    private static readonly string[] Header =
    [
        "month", "organisationOdsCode", "organisationName", "tier", "providerKind", "offerChannel", "offerFormat", "areaCode", "areaName", "competencyCode",
        "fundingStreamCode", "completionCount", "coachCount", "cpdMinutes", "fundedAmount", "suppressed",
    ];

    /// <summary>The path and parameters of the same rows.</summary>
    public string AddressOf(IReadOnlyList<CompletionDimension> groupBy, CompletionFactFilterInput filter)
    {
        var parameters = new List<(string Name, string Value)> { ("groupBy", string.Join(',', groupBy.Select(names.Of))) };

        if (filter.Period is { From: { } from, To: { } to })
        {
            parameters.Add(("from", Text(from)));
            parameters.Add(("to", Text(to)));
        }

        Add("organisation", filter.OrganisationIds is [var organisation, ..] ? organisation : null);
        Add("as", filter.OrganisationsAs == OrganisationBasis.AsNow ? null : names.Of(filter.OrganisationsAs));
        Add("tier", filter.Tiers is [var tier, ..] ? names.Of(tier) : null);
        Add("channel", filter.OfferChannels is [var channel, ..] ? names.Of(channel) : null);
        Add("stream", filter.FundingStreamIds is [var stream, ..] ? stream : null);

        return $"{Path}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"))}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add((name, value));
            }
        }
    }

    /// <summary>What an address asks for, or a sentence about what is wrong with it.</summary>
    public CompletionFactsAsked Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !Parameters.Contains(name)) is { } unknown)
        {
            return new($"There is no parameter {Quoted(unknown)}. There are: {string.Join(", ", Parameters)}.");
        }

        if (query.FirstOrDefault(parameter => parameter.Value.Count > 1) is { Key: { } twice })
        {
            return new($"Give {twice} once. Several dimensions go into one groupBy, with commas between them; of the others one is taken.");
        }

        if (Given(query, "groupBy") is not { } groups)
        {
            return new($"Say what to group by, for example ?groupBy=MONTH,ORGANISATION. There are: {string.Join(", ", names.All<CompletionDimension>())}.");
        }

        var groupBy = new List<CompletionDimension>();

        foreach (var name in groups.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (names.Read<CompletionDimension>(name) is not { } dimension)
            {
                return new($"groupBy knows no {Quoted(name)}. It knows {string.Join(", ", names.All<CompletionDimension>())}.");
            }

            groupBy.Add(dimension);
        }

        if (CompletionCubeRequest.Problem(groupBy) is { } problem)
        {
            return new($"groupBy: {problem}");
        }

        return ReadFilter(query, groupBy);
    }

    /// <summary>The file.</summary>
    public byte[] Of(CompletionFactsFound found, CatalogueView catalogue) =>
        CsvText.Of(found.Cube.Rows.Select(row => Cells(CompletionFactShown.Of(row, catalogue))).Prepend(Header));

    /// <summary>Its name when it is saved.</summary>
    public static string NameOf(CompletionFactsFound found) => $"completion-facts-{Text(found.Facts.Day)}.csv";

    private CompletionFactsAsked ReadFilter(IQueryCollection query, List<CompletionDimension> groupBy)
    {
        var (from, to) = (Given(query, "from"), Given(query, "to"));

        if ((from is null) != (to is null))
        {
            return new("Give from and to together, or neither.");
        }

        foreach (var (name, text) in new[] { ("from", from), ("to", to) })
        {
            if (text is not null && !DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                return new($"{name} is no day. Write it like 2026-04-01.");
            }
        }

        if (Given(query, "organisation") is { } organisation && GlobalId.TryRead(organisation) is null)
        {
            return new("organisation is no id of this service, or it was damaged on its way. Take the id of an organisation as the API gives it.");
        }

        if (Given(query, "stream") is { } stream && GlobalId.TryRead(stream) is null)
        {
            return new("stream is no id of this service, or it was damaged on its way. Take the id of a funding stream as the API gives it.");
        }

        return Wrong<OrganisationBasis>(query, "as") ?? Wrong<PracticeTier>(query, "tier") ?? Wrong<OfferChannel>(query, "channel") ?? new(groupBy, new(
            from is null ? null : new DateRange(DateOnly.ParseExact(from, Day, CultureInfo.InvariantCulture), DateOnly.ParseExact(to!, Day, CultureInfo.InvariantCulture)),
            One(Given(query, "organisation")),
            Named<OrganisationBasis>(query, "as") ?? OrganisationBasis.AsNow,
            Named<PracticeTier>(query, "tier") is { } tier ? [tier] : null,
            Named<OfferChannel>(query, "channel") is { } channel ? [channel] : null,
            One(Given(query, "stream"))));
    }

    private CompletionFactsAsked? Wrong<T>(IQueryCollection query, string name)
        where T : struct, Enum =>
        Given(query, name) is { } text && names.Read<T>(text) is null
            ? new($"{name} knows no {Quoted(text)}. It knows {string.Join(", ", names.All<T>())}; one is taken.")
            : null;

    private T? Named<T>(IQueryCollection query, string name)
        where T : struct, Enum => Given(query, name) is { } text ? names.Read<T>(text) : null;

    private static string[]? One(string? value) => value is null ? null : [value];

    private static string? Given(IQueryCollection query, string name) => query[name] is var values && !StringValues.IsNullOrEmpty(values) ? values.ToString() : null;

    private static string Quoted(string text) => $"\"{(text.Length > 40 ? text[..40] + "…" : text)}\"";

    private string[] Cells(CompletionFactShown row) =>
    [
        row.Month is { } month ? Text(month) : "",
        FormulaGuard.Guarded(row.OrganisationOdsCode ?? ""),
        FormulaGuard.Guarded(row.OrganisationName ?? ""),
        Name(row.Tier),
        Name(row.ProviderKind),
        Name(row.OfferChannel),
        Name(row.OfferFormat),
        FormulaGuard.Guarded(row.AreaCode ?? ""),
        FormulaGuard.Guarded(row.AreaName ?? ""),
        FormulaGuard.Guarded(row.CompetencyCode ?? ""),
        FormulaGuard.Guarded(row.FundingStreamCode ?? ""),
        Number(row.CompletionCount),
        Number(row.CoachCount),
        Number(row.CpdMinutes),
        row.FundedAmount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        row.Suppressed ? "true" : "false",
    ];

    private string Name<T>(T? member)
        where T : struct, Enum => member is { } known ? names.Of(known) : "";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}

/// <summary>What an address of the file asks for.</summary>
/// <param name="Problem">What is wrong with it and how to mend that. Null when nothing is.</param>
internal sealed record CompletionFactsAsked(IReadOnlyList<CompletionDimension> GroupBy, CompletionFactFilterInput Filter, string? Problem = null)
{
    public CompletionFactsAsked(string problem)
        : this([], new(null, null, OrganisationBasis.AsNow, null, null, null), problem)
    {
    }
}
