using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Case;

/// <summary><c>/ims/case/v1p1</c>: the read operations of the REST binding of 1EdTech CASE 1.1. Public, as frameworks are.</summary>
internal static class CaseEndpoints
{
    private const int LargestPage = 100;

    // As much as a page of a list; a whole package as much as a large one.
    private const long Cost = 20;
    private const long PackageCost = 200;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] NotOffered = ["sort", "orderBy", "filter", "fields"];
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCase(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods($"{CaseAddress.Base}/CFDocuments", Reading, context => AnswerAsync(context, Cost, library => Documents(context, library)));
        Map(endpoints, "CFPackages", PackageCost, (library, id) => library.Package(id) is { } package ? writer => package.WriteTo(writer) : null);
        Map(endpoints, "CFItemAssociations", Cost, ItemAssociations);

        foreach (var collection in new[] { "CFDocuments", "CFItems", "CFAssociations", "CFRubrics", "CFLicenses", "CFAssociationGroupings" })
        {
            Map(endpoints, collection, Cost, (library, id) => library.Part(collection, id) is { } part ? writer => part.WriteTo(writer) : null);
        }

        // The binding answers these with a list, since they may have others below them; ours have none.
        foreach (var collection in new[] { "CFConcepts", "CFSubjects", "CFItemTypes" })
        {
            Map(endpoints, collection, Cost, (library, id) => library.Part(collection, id) is { } part ? writer => List(writer, collection, [part]) : null);
        }

        endpoints.MapFallback($"{CaseAddress.Base}/{{**rest}}", context =>
            CaseStatus.WriteAsync(context, StatusCodes.Status404NotFound, "unknownobject", "The binding has no such operation here. CFDocuments lists what there is."));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string collection, long cost, Func<CaseLibrary, Guid, Action<Utf8JsonWriter>?> find) =>
        endpoints.MapMethods($"{CaseAddress.Base}/{collection}/{{sourcedId}}", Reading, context => AnswerAsync(context, cost, library =>
        {
            if (!Guid.TryParseExact(context.GetRouteValue("sourcedId") as string, "D", out var id))
            {
                return Found.Not("invalid_uuid", "The identifier is no UUID. CFDocuments lists those that there are.");
            }

            return find(library, id) is { } write ? Found.Of(write) : Found.Not("unknownobject", "There is nothing with this identifier here. CFDocuments lists what there is.");
        }));

    private static Found Documents(HttpContext context, CaseLibrary library)
    {
        var query = context.Request.Query;

        if (NotOffered.FirstOrDefault(query.ContainsKey) is { } name)
        {
            return Found.Wrong("invalid_selection_field", $"{name} is not offered here: only limit and offset are.");
        }

        if (!Number(query["limit"], LargestPage, out var limit) || !Number(query["offset"], 0, out var offset) || limit is 0 or > LargestPage)
        {
            return Found.Wrong("invalid_data", $"limit takes 1 to {LargestPage}, and offset a whole number from 0.");
        }

        context.Response.Headers["X-Total-Count"] = library.Documents.Count.ToString(CultureInfo.InvariantCulture);

        return Found.Of(writer => List(writer, "CFDocuments", library.Documents.Skip(offset).Take(limit)));
    }

    private static bool Number(string? text, int absent, out int number)
    {
        number = absent;

        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static Action<Utf8JsonWriter>? ItemAssociations(CaseLibrary library, Guid id) => library.Part("CFItems", id) is not { } item ? null : writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("CFItem");
        item.WriteTo(writer);
        writer.WritePropertyName("CFAssociations");
        List(writer, library.AssociationsOf(id));
        writer.WriteEndObject();
    };

    private static void List(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> parts)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        List(writer, parts);
        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, IEnumerable<JsonElement> parts)
    {
        writer.WriteStartArray();

        foreach (var part in parts)
        {
            part.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static async Task AnswerAsync(HttpContext context, long cost, Func<CaseLibrary, Found> find)
    {
        var services = context.RequestServices;

        if (RequestBudget.Spend(context, cost) is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await CaseStatus.WriteAsync(context, StatusCodes.Status429TooManyRequests, "server_busy", "You have asked for much in a short time. Wait as long as Retry-After says.");
            return;
        }

        CaseLibrary library;

        try
        {
            library = await services.GetRequiredService<CasePackages>().LibraryAsync(services.GetRequiredService<RequestCatalogue>().View, context.RequestAborted);
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault))
        {
            Log.NotReady(services.GetRequiredService<ILogger<CasePackages>>(), "The database does not answer.");
            context.Response.Headers.RetryAfter = "5";
            await CaseStatus.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "server_busy", "The database does not answer, or is busy. Try again in a moment.");
            return;
        }

        var found = find(library);

        if (found.Write is not { } write)
        {
            await CaseStatus.WriteAsync(context, found.Status, found.Minor, found.Description);
            return;
        }

        await PublicAnswer.WriteAsync(
            context, new PublicContent(Bytes(write)), "application/json; charset=utf-8", TimeSpan.FromSeconds(services.GetRequiredService<CachingOptions>().MaxAgeSeconds));
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();

        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>What a request asked for, or why it gets nothing.</summary>
    private sealed record Found(Action<Utf8JsonWriter>? Write, int Status, string Minor, string Description)
    {
        public static Found Of(Action<Utf8JsonWriter> write) => new(write, StatusCodes.Status200OK, "fullsuccess", "");

        public static Found Not(string minor, string description) => new(null, StatusCodes.Status404NotFound, minor, description);

        public static Found Wrong(string minor, string description) => new(null, StatusCodes.Status400BadRequest, minor, description);
    }
}
