using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Finds the rows of completions that a caller may see: all from last night's facts, without a statement.</summary>
internal sealed class CompletionFactReads(
    LastNight lastNight, KeptAnswers<CompletionCube> kept, DashboardReads rights, RequestCatalogue catalogue, Pages pages, SiteAddress site, CompletionFactsFile file)
{
    private const int MostRowsOfPage = 100;

    /// <summary>The page that was asked for. Null when it is of nothing that the caller may see.</summary>
    public async Task<CompletionFactPageShown?> FindAsync(CompletionFactArguments arguments, CancellationToken cancellation)
    {
        var count = Count(arguments.First);

        if (await AllAsync(arguments.GroupBy, arguments.Filter, cancellation) is not { } found)
        {
            return null;
        }

        var order = OrderOf(found);
        var begin = arguments.After is null ? 0 : (int)pages.Place("after", arguments.After, order)!.Number!.Value;
        var rows = found.Cube.Rows;
        var end = Math.Min(rows.Length, begin + count);

        return new(
            [.. rows.Skip(begin).Take(count).Select(row => CompletionFactShown.Of(row, catalogue.View))],
            rows.Length,
            end < rows.Length ? pages.Cursor(CursorKey.Of(order, end, Guid.Empty)) : null,
            found.Facts.Day,
            site.Of(file.AddressOf(arguments.GroupBy, arguments.Filter)));
    }

    /// <summary>All rows. Null when they are of nothing that the caller may see.</summary>
    public async Task<CompletionFactsFound?> AllAsync(IReadOnlyList<CompletionDimension> groupBy, CompletionFactFilterInput filter, CancellationToken cancellation)
    {
        if (CompletionCubeRequest.Problem(groupBy) is { } problem)
        {
            throw ArgumentProblem.At("groupBy", problem);
        }

        var organisation = filter.Organisation();
        var request = new CompletionCubeRequest
        {
            GroupBy = [.. groupBy],
            Scope = new WorkforceRequest
            {
                Basis = filter.OrganisationsAs,
                Period = filter.PeriodOn(catalogue.View.Today),
                Tiers = filter.CheckedTiers(),
            },
            Channel = filter.Channel(),
            StreamId = filter.Stream(),
        };

        if (!rights.MayCover(organisation, out var tops))
        {
            return null;
        }

        request = request with { Scope = request.Scope with { Organisations = tops } };
        var facts = await lastNight.FactsAsync(cancellation);

        return new(facts, request, kept.Of(facts, request.Key, () => CompletionCube.Of(facts, request)));
    }

    private static int Count(int? first) => first switch
    {
        null => MostRowsOfPage,
        < 0 => throw ArgumentProblem.At("first", $"Ask for 0 to {MostRowsOfPage}, not for {first}."),
        > MostRowsOfPage => throw ArgumentProblem.TooMuch(
            "first",
            "pageSize",
            MostRowsOfPage,
            first.Value,
            string.Create(CultureInfo.InvariantCulture, $"Ask for at most {MostRowsOfPage} rows, not for {first:N0}: for the next ones with nextCursor, or for all at csvUrl.")),
        { } count => count,
    };

    // A cursor goes on in the same rows only: those of another request, or of the next day, have others at its place.
    private static CursorOrder OrderOf(CompletionFactsFound found) => new(
        CursorList.CompletionFacts,
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Request.Key}|{found.Facts.MadeAt.UtcTicks}"))));
}

/// <summary>All rows of a request, with what they were made of.</summary>
internal sealed record CompletionFactsFound(WorkforceFacts Facts, CompletionCubeRequest Request, CompletionCube Cube);
