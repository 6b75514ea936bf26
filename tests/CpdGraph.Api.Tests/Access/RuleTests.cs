using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Each rule of the schema says what the table says, and is missed when it is gone.</summary>
[Collection(AccessMatrix.Collection)]
public sealed class RuleTests : IAsyncLifetime
{
    // Gates behind a row filter, which has left out already what they would: why they are kept. Asked themselves, they are missed.
    private static readonly Dictionary<string, string> SecondLocks = new()
    {
        ["AuditEvent"] = "AuditReads asks the policy",
        ["Coach"] = "CoachReads filters by CoachScope",
        ["Coach.fundingStatement"] = "who sees a coach sees their money",
        ["Completion"] = "CompletionReads filters by CoachScope and the provider",
        ["Offer.submission"] = "an offer with a submission is in review or a draft, and not there for others",
        ["CompetencyAssessment"] = "AssessmentReads filters by CoachScope",
        ["Enrolment"] = "EnrolmentReads filters by CoachScope and the provider",
        ["DevelopmentPlan"] = "PlanReads filters by CoachScope",
        ["EvidenceItem"] = "EvidenceReads filters as the policy says",
        ["FundingAllocation"] = "AllocationReads filters by FundingScope",
        ["LedgerEntry"] = "LedgerReads filters by FundingScope",
        ["ImportJob"] = "ImportReads filters by the provider",
        ["InformalLearning"] = "LearningReads filters by CoachScope",
        ["SupervisionSession"] = "SessionReads filters by CoachScope",
        ["SupervisorAssignment"] = "SupervisorReads filters by CoachScope",
        ["Supervisor"] = "SupervisorReads asks the policy",
        ["TierAward"] = "TierReads filters by CoachScope",
    };

    private AccessMatrix matrix = null!;

    public async ValueTask InitializeAsync() => matrix = await AccessMatrix.SharedAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_rule_and_gate_says_of_each_object_what_the_table_says()
    {
        foreach (var (governs, _) in AccessMatrix.Rules(matrix.Product.Schema.Schema).Where(rule => !IsOfAPart(rule.Governs) && !IsOfAMutation(rule.Governs)))
        {
            Assert.Empty(await DifferencesAsync(matrix.Product.Schema, governs));
        }
    }

    [Fact]
    public async Task Each_mutation_is_for_the_roles_that_the_table_says()
    {
        foreach (var mutation in matrix.Product.Schema.Schema.MutationType!.Fields)
        {
            Assert.Empty(await MutationDifferencesAsync(matrix.Product, mutation));
        }
    }

    [Fact]
    public async Task Each_rule_is_missed_when_it_is_gone()
    {
        var unnoticed = new List<string>();
        var dead = new List<string>();
        var rules = AccessMatrix.Rules(matrix.Product.Schema.Schema).Where(rule => !IsOfAPart(rule.Governs)).ToArray();

        // No mutation stands behind the rule of another, so that the rules of all may be gone at once.
        var openMutations = Asking.Without(matrix.World.Api.Services, [.. rules.Where(rule => IsOfAMutation(rule.Governs) && rule.Governs.Contains('.')).Select(rule => rule.Rule)]);

        foreach (var (governs, rule) in rules)
        {
            if (IsOfAMutation(governs))
            {
                var mutations = matrix.Product.Schema.Schema.MutationType!.Fields.Where(field => field.ToString() == governs || governs == "Mutation");
                var asking = governs == "Mutation" ? Asking.Without(matrix.World.Api.Services, [rule]) : openMutations;

                if (!await IsMissedByAMutationAsync(asking, mutations))
                {
                    dead.Add(governs);
                }

                continue;
            }

            var without = Asking.Without(matrix.World.Api.Services, [rule]);

            if (!(await DifferencesAsync(without.Schema, governs)).Any())
            {
                dead.Add(governs);
            }

            // No question subscribes: a subscription is judged by its rule alone.
            if (!IsOf(governs, matrix.Product.Schema.Schema.SubscriptionType) && !await IsMissedByAnAnswerAsync(without, governs))
            {
                unnoticed.Add(governs);
            }
        }

        Assert.True(dead.Count == 0, $"Nobody misses these rules: {string.Join(", ", dead)}.");
        Assert.Equal(string.Join(", ", SecondLocks.Keys.Order()), string.Join(", ", unnoticed.Order()));
    }

    // A type without an id has no gate: its rule is that of what it hangs from, which SensitivityTests see to.
    private bool IsOfAPart(string governs) =>
        !governs.Contains('.') && matrix.Product.Schema.Schema.Type(governs) is ObjectType type && governs != "Mutation" && type.Field("id") is null;

    private bool IsOfAMutation(string governs) => IsOf(governs, matrix.Product.Schema.Schema.MutationType);

    private static bool IsOf(string governs, ObjectType? type) => governs.Split('.')[0] == type?.Name;

    private async Task<bool> IsMissedByAMutationAsync(Asking asking, IEnumerable<FieldDefinition> mutations)
    {
        foreach (var mutation in mutations)
        {
            if ((await MutationDifferencesAsync(asking, mutation)).Any())
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsMissedByAnAnswerAsync(Asking asking, string governs)
    {
        // The shortest of them: enough to miss any rule that another lock does not stand before.
        foreach (var question in matrix.Questions.All.Where(question => question.Touches.Contains(governs)).OrderBy(question => question.Text.Length).Take(14))
        {
            foreach (var viewer in matrix.World.Viewers)
            {
                if ((await matrix.CompareAsync(asking, question, viewer)).Difference is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private async Task<IEnumerable<string>> MutationDifferencesAsync(Asking asking, FieldDefinition mutation)
    {
        var differences = new List<string>();

        foreach (var viewer in matrix.World.Viewers)
        {
            var roles = SensitivityTable.Fields.GetValueOrDefault(mutation.ToString())?.Roles ?? [];
            var expected = !viewer.IsSignedIn ? $"{ErrorCodes.Unauthenticated} {mutation.Name}"
                : Readers.Is(viewer, roles) ? "refused as input"
                : $"{ErrorCodes.Forbidden} {mutation.Name}";
            var (data, errors) = await asking.AskAsync(viewer.Caller, MutationQuestion.Of(mutation));
            var actual = errors.Count > 0 ? string.Join(", ", errors)
                : data?[mutation.Name]?["userErrors"]?.AsArray().Count > 0 ? "refused as input"
                : data?.ToJsonString();

            if (expected != actual)
            {
                differences.Add($"{mutation} by {viewer}: {actual} and not {expected}");
            }
        }

        return differences;
    }

    // Asks the gate of a type, or the rule of a field, of each object and for each viewer.
    private async Task<IEnumerable<string>> DifferencesAsync(ExecutableSchema schema, string governs)
    {
        var differences = new List<string>();
        var type = (ObjectType)schema.Schema.Type(governs.Split('.')[0])!;
        var field = governs.Contains('.') ? type.Field(governs.Split('.')[1]) : null;
        var own = field is null ? SensitivityTable.Types[governs] : SensitivityTable.Fields[governs];
        var objects = type == schema.Schema.QueryType || type == schema.Schema.SubscriptionType ? [(Root.Instance, Owner.Nobody)] : matrix.World.Objects[type.Name].ToArray();
        Assert.NotEmpty(objects);

        foreach (var viewer in matrix.World.Viewers)
        {
            await using var scope = matrix.World.Api.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = viewer.Caller;
            var context = new RequestContext(scope.ServiceProvider, rootValue: null, CancellationToken.None);

            // As reading them would have noted.
            scope.ServiceProvider.GetRequiredService<PlaceCompletions>().Know(objects.Where(pair => pair.Item2.Provider is not null).Select(pair => pair.Item1).OfType<Completion>());

            foreach (var (value, owner) in objects)
            {
                var expected = Readers.Is(viewer, own.Roles) && (own.Policy is null || Readers.May(viewer, own.Policy, owner));
                var actual = field is null
                    ? schema.Gate(type)?.Allows(value, context) != false
                    : schema.Field(field).Rule is not { } rule || (rule.Decide(context).IsAllowed && (!rule.IsPerObject || rule.Allows(value, context)));

                if (expected != actual)
                {
                    differences.Add($"{governs} of {value} for {viewer} is {(actual ? "open" : "closed")}");
                }
            }
        }

        return differences.Take(10);
    }
}
