using System.Collections.Immutable;
using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>The sensitivity table and the schema say the same.</summary>
public sealed class SensitivityTests
{
    private static readonly CpdGraph.GraphQL.Types.Schema Contract = SchemaFiles.Build(path: null);

    // Types without an id that need no gate in front: why.
    private static readonly Dictionary<string, string> SafeWithoutGate = new()
    {
        ["FundingAdvice"] = "for a coach whom CoachReads finds for the viewer: AdviceTests",
        ["ImportRow"] = "on pages of an import, which has a gate: ImportTests",
        ["CompletionFactPage"] = "of what the caller oversees: CompletionFactTests",
        ["WorkforceDashboard"] = "of what the caller oversees: DashboardAccessTests",
        ["Viewer"] = "made of the caller, and of nobody else",
        ["AttentionItem"] = "worked out for the caller, of what they may see",
    };

    [Fact]
    public void Every_type_is_in_the_table_and_nothing_else_is()
    {
        var types = Contract.ObjectTypes.Where(type => !type.IsBuiltIn).Select(type => type.Name).ToArray();
        var (unlisted, gone) = (types.Except(SensitivityTable.Types.Keys).ToArray(), SensitivityTable.Types.Keys.Except(types).ToArray());

        Assert.True(unlisted is [], $"Say in {nameof(SensitivityTable)} how sensitive these are: {string.Join(", ", unlisted)}.");
        Assert.True(gone is [], $"{nameof(SensitivityTable)} names types that are gone: {string.Join(", ", gone)}.");
        Assert.All(SensitivityTable.Fields.Keys, name => Assert.NotNull(FieldNamed(name)));
    }

    [Fact]
    public void Every_field_with_a_rule_of_its_own_is_in_the_table_and_no_other()
    {
        var ruled = Fields().Where(field => AuthorizeDirective.In(field.AppliedDirectives) is not null).Select(field => field.ToString());

        Assert.Equal(ruled.Order(), SensitivityTable.Fields.Keys.Order());
    }

    [Fact]
    public void Every_rule_is_that_of_the_table()
    {
        Assert.All(SensitivityTable.Types, pair =>
        {
            var type = (ObjectType)Contract.Type(pair.Key)!;

            AssertRule(pair.Key, pair.Value, type.AppliedDirectives);
        });
        Assert.All(SensitivityTable.Fields, pair => AssertRule(pair.Key, pair.Value, FieldNamed(pair.Key)!.AppliedDirectives));
    }

    [Fact]
    public void Every_rule_agrees_with_its_class() => Assert.All(SensitivityTable.Types.Concat(SensitivityTable.Fields), pair =>
    {
        var (name, (sensitivity, policy, roles, carries)) = pair;

        Assert.True(policy is null || AccessTable.ByName(policy)?.Class == sensitivity, $"{name} is {sensitivity}, and {policy} is not.");
        Assert.True(roles.All(SensitivityTable.RolesOf[sensitivity].Contains), $"{name} is {sensitivity}: not for all of {string.Join(", ", roles)}.");
        Assert.True(carries || policy is not null || !roles.IsEmpty || name == "Mutation", $"{name} has no rule.");
    });

    [Fact]
    public void A_page_an_edge_and_a_payload_have_the_class_of_the_fields_that_lead_to_them()
    {
        var wrong =
            from field in Fields()
            from type in PossibleTypes(field)
            where SensitivityTable.Types[type.Name].Carries && !type.Interfaces.Any(@interface => @interface.Name == "UserError")
            where SensitivityTable.Types[type.Name].Class != ClassOf(field)
            select $"{field} is {ClassOf(field)}, {type.Name} is {SensitivityTable.Types[type.Name].Class}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_has_no_id_and_so_no_gate_hangs_from_what_has_one_or_from_a_field_with_a_policy()
    {
        var open =
            from field in Fields()
            from type in PossibleTypes(field)
            let own = SensitivityTable.Types[type.Name]
            where own is { Carries: false, Class: not SensitivityClass.Public } && type.Field("id") is null && !SafeWithoutGate.ContainsKey(type.Name)
            where !IsBehind(field, own.Class)
            select $"{field} shows {type.Name} ({own.Class}) to whoever sees {field.DeclaringType.Name}: give the field a policy, or {type.Name} an id";

        Assert.Empty(open);
        Assert.All(SafeWithoutGate.Keys, name => Assert.Null(((ObjectType)Contract.Type(name)!).Field("id")));
    }

    private static bool IsBehind(FieldDefinition field, SensitivityClass needed) =>
        SensitivityTable.Fields.TryGetValue(field.ToString(), out var own) && own.Class == needed && own.Policy is not null
        || (SensitivityTable.Types[field.DeclaringType.Name] is { Carries: false } parent && parent.Class == needed)
        // An error about somebody's offer is told after the offer was found for them.
        || ((ObjectType)field.DeclaringType).Interfaces.Any(@interface => @interface.Name == "UserError");

    private static void AssertRule(string name, Sensitivity expected, ImmutableArray<DirectiveNode> directives)
    {
        var found = AuthorizeDirective.In(directives);

        Assert.True(expected.Carries == found is null, $"{name}: {(expected.Carries ? "takes the rule of its field" : "has no rule")}.");
        Assert.Equal(
            (name, expected.Policy, string.Join(' ', expected.Roles.Order())),
            (name, found?.Policy is { } policy ? AccessTable.Rule(policy).Name : null, string.Join(' ', (found?.Roles ?? []).Order())));
    }

    private static SensitivityClass ClassOf(FieldDefinition field) =>
        (SensitivityTable.Fields.GetValueOrDefault(field.ToString()) ?? SensitivityTable.Types[field.DeclaringType.Name]).Class;

    private static IEnumerable<FieldDefinition> Fields() => Contract.ObjectTypes.Where(type => !type.IsBuiltIn).SelectMany(type => type.Fields);

    private static IEnumerable<ObjectType> PossibleTypes(FieldDefinition field) =>
        field.Type.Named is CompositeType composite ? Contract.PossibleTypes(composite).Where(type => !type.IsBuiltIn) : [];

    private static FieldDefinition? FieldNamed(string coordinate) =>
        coordinate.Split('.') is [var type, var field] ? (Contract.Type(type) as ObjectType)?.Field(field) : null;
}
