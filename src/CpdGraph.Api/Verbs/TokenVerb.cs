using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>token</c>: a development token on standard output, and nothing else there.</summary>
internal static class TokenVerb
{
    private const int DefaultHours = 8;
    private const int MaxHours = 720;

    public static Command Make(IDemoPeople people)
    {
        var bearer = new Option<string>("--as")
        {
            HelpName = "ROLE[:NAME]",
            Required = true,
            Description = $"Who it is for: {string.Join(", ", RoleName.All)}, and a name of the illustrative people, as in COACH:amira.",
        };
        bearer.Validators.Add(result =>
        {
            var role = result.GetValueOrDefault<string>()?.Split(':', 2)[0] ?? "";

            if (RoleName.Find(role) is null)
            {
                result.AddError($"There is no role '{role}': name one of {string.Join(", ", RoleName.All)}.");
            }
        });
        var hours = new Option<int>("--hours")
        {
            HelpName = "N",
            Description = $"How long it holds: 1 to {MaxHours} hours. Left out: {DefaultHours}",
            DefaultValueFactory = _ => DefaultHours,
        };
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxHours)
            {
                result.AddError($"--hours takes 1 to {MaxHours}.");
            }
        });
        var data = VerbOptions.Data();
        var verb = new Command("token", "Print a token for trying the service on this machine. Send it as: Authorization: Bearer TOKEN") { bearer, hours, data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var key = KeyFor(parsed.GetValue(data));
            var (subject, name, role) = BearerOf(parsed.GetRequiredValue(bearer), people);
            var token = DevelopmentTokens.Make(
                key, subject, name, role, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(parsed.GetValue(hours)));
            await parsed.InvocationConfiguration.Output.WriteAsync(token + "\n");

            return ExitCode.Done;
        });

        return verb;
    }

    // By the same settings as the server, as far as they are known here.
    private static byte[] KeyFor(string? folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = SignInSettings.Read(
            builder.Configuration,
            builder.Environment.IsDevelopment(),
            DatabaseOptions.Read(builder.Configuration, folder),
            Listening.AddressesOf(builder.Configuration, urls: null));

        return settings.DevelopmentKey?.Obtain() ?? throw new StartFailure(DevelopmentSignIn.Refusal);
    }

    private static (string Subject, string? Name, Role Role) BearerOf(string text, IDemoPeople people)
    {
        var parts = text.Split(':', 2);
        var role = RoleName.Find(parts[0])!.Value;
        var known = people.All.Where(person => person.Roles.Contains(role)).ToList();

        if (parts.Length == 1)
        {
            // With nobody illustrative at hand it is somebody without rights, to whom "grant" or a steward can give some.
            return known is [var first, ..] ? (first.Name, first.FullName, role) : (RoleName.Of(role).ToLowerInvariant(), null, role);
        }

        return known.Find(person => string.Equals(person.Name, parts[1], StringComparison.OrdinalIgnoreCase)) is { } found
            ? (found.Name, found.FullName, role)
            : throw new StartFailure(Unknown(parts[1], role, known));
    }

    private static string Unknown(string name, Role role, List<DemoPerson> known) =>
        known.Count == 0
            ? $"Nobody illustrative is known as {RoleName.Of(role)}: leave out the name '{name}'."
            : $"There is no {RoleName.Of(role)} '{name}'. Known are: {string.Join(", ", known.Select(person => person.Name).Order(StringComparer.Ordinal))}.";
}
