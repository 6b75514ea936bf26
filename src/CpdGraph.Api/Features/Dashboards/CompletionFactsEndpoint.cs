using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>All rows of <c>completionFacts</c> as one file of comma-separated values, for whoever may ask for them through GraphQL.</summary>
internal static class CompletionFactsEndpoint
{
    // As much as the pages of a large answer.
    private const long Cost = 1_000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCompletionFacts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(CompletionFactsFile.Path, Reading, AnswerAsync).ReadsToken();

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();

        if (RequestBudget.Spend(context, Cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
            return;
        }

        if (!caller.IsSignedIn)
        {
            await SignInAnswers.NeededAsync(context);
            return;
        }

        if (!caller.Has(Standing.Analyst) && !caller.Has(Standing.Supervisor) && !caller.Has(Standing.Steward))
        {
            await FileAnswers.RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                ErrorCodes.Forbidden,
                "Numbers of a workforce are for analysts, supervisors and stewards. Ask a steward for one of these roles in the organisation that you work for.");
            return;
        }

        var file = services.GetRequiredService<CompletionFactsFile>();
        var asked = file.Read(context.Request.Query);

        if (asked.Problem is { } problem)
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, ErrorCodes.BadUserInput, problem);
            return;
        }

        try
        {
            await WriteAsync(context, file, await services.GetRequiredService<CompletionFactReads>().AllAsync(asked.GroupBy, asked.Filter, context.RequestAborted));
        }
        catch (GraphQLFieldException notYet) when (notYet.Code == ErrorCodes.Unavailable)
        {
            FileAnswers.RetryAfter(context, TimeSpan.FromMinutes(1));
            await FileAnswers.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, notYet.Code, notYet.Message);
        }
        catch (GraphQLFieldException refused)
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, refused.Code, refused.Message);
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            Log.NotReady(services.GetRequiredService<ILogger<CompletionFactsFile>>(), "The database does not answer.");
            await SignInAnswers.BusyAsync(context);
        }
    }

    private static async Task WriteAsync(HttpContext context, CompletionFactsFile file, CompletionFactsFound? found)
    {
        if (found is null)
        {
            await FileAnswers.RefuseAsync(
                context,
                StatusCodes.Status404NotFound,
                ErrorCodes.BadUserInput,
                "You oversee no such organisation. Leave organisation out for all that you oversee; when you oversee none, ask a steward to enter you.");
            return;
        }

        var bytes = file.Of(found, context.RequestServices.GetRequiredService<RequestCatalogue>().View);
        var response = context.Response;
        response.ContentType = CsvText.MediaType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{CompletionFactsFile.NameOf(found)}\"";

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
