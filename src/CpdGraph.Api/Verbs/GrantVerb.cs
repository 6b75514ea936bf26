using System.CommandLine;
using System.CommandLine.Parsing;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Api.Verbs;

/// <summary><c>grant</c>: makes an installation's first steward or administrator. Whoever can run it can also change the database.</summary>
internal static class GrantVerb
{
    private const int MaxSubject = 255;
    private const int MaxName = 200;
    private const int MaxIssuer = 2_048;

    /// <param name="grants">The grants of a database whose services these are.</param>
    public static Command Make(Func<IServiceProvider, IGrants> grants)
    {
        var role = new Option<string>("--role") { HelpName = "ROLE", Required = true, Description = "STEWARD or ADMINISTRATOR." };
        role.AcceptOnlyFromAmong(RoleName.Of(Role.Steward), RoleName.Of(Role.Administrator));
        var issuer = Text("--issuer", "URL", MaxIssuer, "Who signs the person in: the claim iss of their tokens.");
        issuer.Required = true;
        issuer.Validators.Add(RefuseOtherIssuers);
        var subject = Text("--subject", "ID", MaxSubject, "The person: the claim sub of their tokens.");
        subject.Required = true;
        var name = Text("--name", "TEXT", MaxName, "The person's name, for display.");
        var data = VerbOptions.Data();
        var verb = new Command("grant", "Make somebody steward or administrator, the first one for example.") { role, issuer, subject, name, data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var grant = new FirstGrant(
                RoleName.Find(parsed.GetRequiredValue(role))!.Value,
                IssuerAddress.Canonical(parsed.GetRequiredValue(issuer)!),
                parsed.GetRequiredValue(subject)!,
                parsed.GetValue(name));

            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            await using var scope = services.CreateAsyncScope();
            var outcome = await grants(scope.ServiceProvider).GrantAsync(grant, cancellation);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                outcome is GrantOutcome.Granted
                    ? $"{grant.Subject} of {grant.Issuer} is {RoleName.Of(grant.Role)} from now on."
                    : $"{grant.Subject} of {grant.Issuer} was {RoleName.Of(grant.Role)} before: nothing changed.");

            return ExitCode.Done;
        });

        return verb;
    }

    private static Option<string?> Text(string option, string helpName, int maximum, string description)
    {
        var made = new Option<string?>(option) { HelpName = helpName, Description = description };
        made.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string?>() ?? "";

            if (string.IsNullOrWhiteSpace(text) || text.Length > maximum || text.Any(char.IsControl))
            {
                result.AddError($"{option} takes 1 to {maximum} characters on one line.");
            }
        });

        return made;
    }

    private static void RefuseOtherIssuers(OptionResult result)
    {
        var text = result.GetValueOrDefault<string?>() ?? "";

        if (text != DevelopmentSignIn.Issuer && IssuerAddress.Problem(text) is { } problem)
        {
            result.AddError($"--issuer is '{text}': {problem}");
        }
    }
}
