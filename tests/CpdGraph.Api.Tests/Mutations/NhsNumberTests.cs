using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>
/// No text that people write freely takes an NHS number. The contract says which texts there are; a new one is tried here with the input that
/// the refusal cases have for what is too long, or it is exempt for a reason.
/// </summary>
public abstract class NhsNumberTests(Database database) : IAsyncLifetime
{
    private const string Number = "Seen on Monday: 943 476 5919.";

    // What is no text about anybody. Everything else is tried.
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["*.odsCode"] = "A code that is looked up.",
        ["*.satisfies"] = "Codes that are looked up.",
        ["*.idempotencyKey"] = "A key that a program makes up; letters, digits and signs without spaces.",
        ["*.slug"] = "Small letters, digits and dashes in web addresses, checked as such.",
        ["*.websiteUrl"] = "An address is checked as such.",
        ["*.bookingUrl"] = "An address is checked as such.",
        ["*.joinUrl"] = "An address is checked as such.",
        ["*.linkUrl"] = "An address is checked as such.",
        ["*.evidenceUrl"] = "An address is checked as such.",
        ["*.email"] = "An address is checked as such.",
        ["*.contactEmail"] = "An address is checked as such.",
        ["*.key"] = "A key of a session, action or other system, often ten digits; never a text.",
        ["OfferDetailsInput.title"] = "Titles of offers name books, whose ten-digit numbers pass the same test.",
        ["RunSessionInput.title"] = "Titles of sessions name books, whose ten-digit numbers pass the same test.",
        ["ExternalReferenceInput.system"] = "Names another system.",
        ["ProfessionalRegistrationInput.number"] = "A number that a professional body gives out.",
        ["VenueInput.postcode"] = "Ten characters at most.",
        ["CompetencyKey.code"] = "A code that is looked up and never kept.",
        ["ConfirmReadinessRequirementInput.requirementCode"] = "A code that is looked up.",
        ["ConfirmPathwayStepInput.step"] = "A key that is looked up.",
        ["PlanChangesInput.removeActionKeys"] = "Keys that are looked up and never kept.",
        ["OfferDetailsInput.language"] = "A code of a language.",
        ["PrincipalKey.issuer"] = "An address.",
        ["PrincipalKey.subject"] = "Whatever an issuer calls its people.",
        ["AttendanceInput.sessionKeys"] = "Keys that are looked up.",
        ["ValidateImportInput.uploadToken"] = "A token that was given out, compared and never kept.",
        ["ImportColumnInput.field"] = "Names a field.",
        ["RecordAccreditationInput.scope"] = "A code of capitals, checked as such.",
        ["RedeemInvitationInput.code"] = "A code that was given out, compared and never kept.",
    };

    private static readonly CpdGraph.GraphQL.Types.Schema Contract = SchemaFiles.Build(path: null);

    private RefusalWorld world = null!;
    private Dictionary<string, MutationRefusals> refusals = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RefusalWorld.SharedAsync(database);
        refusals = AllRefusals.Of(world);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_NHS_number_in_a_text_is_refused_by_its_field_and_never_kept()
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var before = await world.TablesAsync();

        foreach (var mutation in Contract.MutationType!.Fields.Select(field => field.Name))
        {
            await TryAsync(mutation, tried);
        }

        Assert.Equal(before, await world.TablesAsync());

        string[] untried = [.. Texts().Where(text => !IsExempt(text) && !tried.Contains(text)).Distinct()];
        Assert.True(untried.Length == 0, $"No refusal case has these too long, and so none tries them here: {string.Join(", ", untried)}.");
    }

    [Fact]
    public void Every_exemption_is_of_a_field_that_there_is()
    {
        var texts = Texts().ToHashSet(StringComparer.Ordinal);

        Assert.All(Exempt.Keys, name => Assert.Contains(texts, text => text == name || name == $"*.{text.Split('.')[1]}"));
    }

    private static IEnumerable<string> Texts() => Contract.MutationType!.Fields.SelectMany(field => TextsOf(InputOf(field.Name), []));

    private async Task TryAsync(string mutation, HashSet<string> tried)
    {
        foreach (var refused in refusals[mutation].Cases.Where(one => one.What == Wrong.TooLong))
        {
            var paths = refused.Errors.Select(error => error.Split(' ')).Where(error => error[1] == "TOO_LONG").Select(error => error[2]).ToArray();
            var input = JsonSerializer.SerializeToNode(refused.Input, JsonSerializerOptions.Web)!;

            foreach (var path in paths)
            {
                Put(input, path.Split('.'));
                tried.Add(CoordinateOf(mutation, path));
            }

            var told = await SendAsync(refused.By, mutation, input);

            Assert.Equal(
                paths.Where(path => !IsExempt(CoordinateOf(mutation, path))).Select(path => $"NHS_NUMBER_IN_TEXT {path}").Order(StringComparer.Ordinal),
                told.Where(error => error.StartsWith("NHS_NUMBER_IN_TEXT", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.NotEmpty(told);
        }
    }

    private static bool IsExempt(string coordinate) => Exempt.ContainsKey(coordinate) || Exempt.ContainsKey($"*.{coordinate.Split('.')[1]}");

    private static async Task<string[]> SendAsync(GraphQLClient by, string mutation, JsonNode input)
    {
        var answer = await by.Send(
            $$"""
            mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
              {{mutation}}(input: $input) { userErrors { code field } }
            }
            """,
            new { input });

        Assert.True(answer.Errors.Count == 0, answer.ToString());

        return
        [
            .. answer.Data.GetProperty(mutation).GetProperty("userErrors").EnumerateArray().Select(error =>
                $"{error.GetProperty("code").GetString()} {string.Join('.', error.GetProperty("field").EnumerateArray().Select(part => part.GetString()))}"),
        ];
    }

    private static void Put(JsonNode input, string[] path)
    {
        var holder = path[..^1].Aggregate(input, Step);

        if (holder is JsonArray list)
        {
            list[int.Parse(path[^1], CultureInfo.InvariantCulture)] = Number;
        }
        else
        {
            holder[path[^1]] = Number;
        }
    }

    private static JsonNode Step(JsonNode node, string step) =>
        node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!;

    private static string CoordinateOf(string mutation, string path)
    {
        var (type, coordinate) = (InputOf(mutation), "");

        foreach (var step in path.Split('.').Where(step => !char.IsAsciiDigit(step[0])))
        {
            var field = type.Fields.Single(one => one.Name == step);
            coordinate = $"{type.Name}.{step}";
            type = field.Type.Named as InputObjectType ?? type;
        }

        return coordinate;
    }

    private static InputObjectType InputOf(string mutation) =>
        (InputObjectType)Contract.MutationType!.Fields.Single(field => field.Name == mutation).Arguments.Single().Type.Named;

    // Each type is entered once, which bounds this recursion.
    private static IEnumerable<string> TextsOf(InputObjectType type, HashSet<string> entered)
    {
        if (!entered.Add(type.Name))
        {
            yield break;
        }

        foreach (var field in type.Fields)
        {
            if (field.Type.Named.Name is "String" or "Markdown")
            {
                yield return $"{type.Name}.{field.Name}";
            }
            else if (field.Type.Named is InputObjectType inside)
            {
                foreach (var text in TextsOf(inside, entered))
                {
                    yield return text;
                }
            }
        }
    }
}

public sealed class NhsNumbersOnSqliteTests() : NhsNumberTests(Database.Sqlite);

public sealed class NhsNumbersOnPostgresTests() : NhsNumberTests(Database.Postgres);
