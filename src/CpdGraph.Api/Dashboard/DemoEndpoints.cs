using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Api.Dashboard;

/// <summary><c>/app/demo-people</c> and <c>/app/demo-token</c>: signing in as somebody illustrative, on the page.</summary>
internal static class DemoEndpoints
{
    private const int LongestRequest = 1_024;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(8);

    public static void MapDemoSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/demo-people", PeopleAsync);
        endpoints.MapPost("/app/demo-token", TokenAsync);
    }

    private static Task PeopleAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<DemoSignIn>().Refusal(context) is { } refusal
            ? RefuseAsync(context, refusal)
            : WriteAsync(context, StatusCodes.Status200OK, People(context).Select(person => new { key = person.Name, name = person.FullName, roles = RolesOf(person) }));

    private static async Task TokenAsync(HttpContext context)
    {
        var services = context.RequestServices;

        if (services.GetRequiredService<DemoSignIn>().RefusalOfToken(context) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        if (await ReadAsync(context) is not { Key: { } key, Role: { } roleName })
        {
            await RefuseAsync(context, new(StatusCodes.Status400BadRequest, "Send JSON with the two texts key and role: {\"key\": \"amira\", \"role\": \"COACH\"}."));
            return;
        }

        if (People(context).FirstOrDefault(person => string.Equals(person.Name, key, StringComparison.OrdinalIgnoreCase)) is not { } person)
        {
            await RefuseAsync(context, new(StatusCodes.Status400BadRequest, "Nobody made up has this key: take one of /app/demo-people."));
            return;
        }

        if (RoleName.Find(roleName) is not { } role || !person.Roles.Contains(role))
        {
            await RefuseAsync(context, new(StatusCodes.Status400BadRequest, $"{person.FullName} has other roles: {string.Join(", ", RolesOf(person))}."));
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var token = DevelopmentTokens.Make(services.GetRequiredService<SignInSettings>().DevelopmentKey!.Obtain(), person.Name, person.FullName, role, now, Validity);
        await WriteAsync(context, StatusCodes.Status200OK, new { token, expiresAt = now + Validity });
    }

    private static IReadOnlyList<DemoPerson> People(HttpContext context) => context.RequestServices.GetRequiredService<IDemoPeople>().All;

    private static IEnumerable<string> RolesOf(DemoPerson person) => Enum.GetValues<Role>().Where(role => person.Roles.Contains(role)).Select(RoleName.Of);

    /// <returns>Null: it is no such JSON, or longer than any can be.</returns>
    private static async Task<Choice?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestRequest))
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<Choice>(context.RequestAborted);
        }
        catch (Exception wrong) when (wrong is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext context, DemoRefusal refusal) => WriteAsync(context, refusal.Status, new { message = refusal.Message });

    private static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        // No page of another site reads an answer of these.
        context.Response.Headers.Remove("Access-Control-Allow-Origin");

        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    private sealed record Choice(string? Key, string? Role);
}
