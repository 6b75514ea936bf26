using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Binding;

/// <summary>One test for each kind of mismatch between a schema and the C# bound to it.</summary>
public sealed class InspectionTests
{
    [Fact]
    public void A_schema_that_fits_has_an_empty_report() =>
        Assert.Empty(Report("type Query { a(x: Int): [Int!]! }", binding => binding.Query.Field<WithX, IReadOnlyList<int>>("a", (_, _, _) => [])));

    [Fact]
    public void A_field_that_nothing_resolves_is_listed() =>
        Assert.Equal(
            ["Query.a: no resolver is bound, and Root has no public property of this name [FieldNotBound]"],
            Report("type Query { a: Int }", _ => { }));

    [Fact]
    public void A_resolver_without_a_field_is_listed() =>
        Assert.Equal(
            ["Query.b: a resolver is bound, but the schema has no such field [BindingWithoutField]"],
            Report("type Query { a: Int }", binding => binding.Query.Field("a", int? (_) => 1).Field("b", int? (_) => 1)));

    [Fact]
    public void A_binding_without_a_type_is_listed() =>
        Assert.Equal(
            ["Gone: String is bound, but the schema has no such object type [BindingWithoutField]"],
            Report("type Query { a: Int }", binding =>
            {
                binding.Query.Field("a", int? (_) => 1);
                binding.Type<string>("Gone");
            }));

    [Fact]
    public void A_subscription_field_without_a_source_and_a_source_without_a_field_are_listed()
    {
        Assert.Equal(
            ["Subscription.a: no source of events is bound [NoEventSource]", "Subscription.b: a resolver is bound, but the schema has no such field [BindingWithoutField]"],
            Report("type Query { q: Int } type Subscription { a: Int }", binding =>
            {
                binding.Query.Field("q", int? (_) => 1);
                binding.Subscription.Field("b", (_, _) => AsyncEnumerable.Empty<int>());
            }));
        Assert.Equal(
            ["Subscription.b: a source of events is bound, but the schema has no subscriptions [BindingWithoutField]"],
            Report("type Query { q: Int }", binding =>
            {
                binding.Query.Field("q", int? (_) => 1);
                binding.Subscription.Field("b", (_, _) => AsyncEnumerable.Empty<int>());
            }));
    }

    [Fact]
    public void Events_of_another_type_are_listed() =>
        Assert.Equal(
            ["Subscription.a: Int is Int32, but the resolver gives String [TypeMismatch]"],
            Report("type Query { q: Int } type Subscription { a: Int }", binding =>
            {
                binding.Query.Field("q", int? (_) => 1);
                binding.Subscription.Field("a", (_, _) => AsyncEnumerable.Empty<string>());
            }));

    [Fact]
    public void An_argument_that_no_resolver_reads_is_listed() =>
        Assert.Equal(
            ["Query.a(x:): no resolver reads this argument [ArgumentNotConsumed]"],
            Report("type Query { a(x: Int): Int }", binding => binding.Query.Field("a", int? (_) => 1)));

    [Fact]
    public void An_argument_without_a_parameter_and_a_parameter_without_an_argument_are_listed() =>
        Assert.Equal(
            [
                "Query.a: WithX has a parameter \"X\", but the schema has no such argument [ParameterWithoutArgument]",
                "Query.a(y:): WithX has no parameter or property of this name [ArgumentNotConsumed]",
            ],
            Report("type Query { a(y: Int): Int }", binding => binding.Query.Field<WithX, int?>("a", (_, _, _) => 1)));

    [Fact]
    public void An_argument_of_another_type_is_listed() =>
        Assert.Equal(
            ["Query.a(x:): String is read as String, but the C# type is Int32 [TypeMismatch]"],
            Report("type Query { a(x: String): Int }", binding => binding.Query.Field<WithX, int?>("a", (_, _, _) => 1)));

    [Fact]
    public void An_argument_that_can_be_null_needs_a_parameter_that_can() =>
        Assert.Equal(
            ["Query.a(x:): Int can be null, but WithNumber.x cannot [NullabilityMismatch]"],
            Report("type Query { a(x: Int): Int }", binding => binding.Query.Field<WithNumber, int?>("a", (_, _, _) => 1)));

    [Fact]
    public void A_result_of_another_type_is_listed() =>
        Assert.Equal(
            ["Query.a: Int is Int32, but the resolver gives String [TypeMismatch]"],
            Report("type Query { a: Int }", binding => binding.Query.Field("a", (_) => "1")));

    [Fact]
    public void A_list_on_one_side_only_is_listed() =>
        Assert.Equal(
            ["Query.a: [Int] is a list, but the resolver gives Int32 [ListMismatch]", "Query.b: Int is no list, but the resolver gives IReadOnlyList<Int32> [ListMismatch]"],
            Report("type Query { a: [Int] b: Int }", binding => binding.Query.Field("a", (_) => 1).Field("b", IReadOnlyList<int> (_) => [])));

    [Fact]
    public void A_result_that_may_be_null_where_the_schema_excludes_it_is_listed() =>
        Assert.Equal(
            [
                "Item.name: String! excludes null, but the resolver may give null (String?) [NullabilityMismatch]",
                "Query.a: Int! excludes null, but the resolver may give null (Nullable<Int32>) [NullabilityMismatch]",
                "Query.b: Int! excludes null, but the resolver may give null (Nullable<Int32>) [NullabilityMismatch]",
            ],
            Report("type Query { a: Int! b: [Int!] item: Item } type Item { name: String! }", binding =>
            {
                binding.Query.Field("a", int? (_) => 1).Field("b", IReadOnlyList<int?> (_) => []).Field("item", Item? (_) => null);
                binding.Type<Item>("Item");
            }));

    [Fact]
    public void Enum_values_are_compared_both_ways() =>
        Assert.Equal(
            ["Colour: Colour.Blue is not a value of the enum [TypeMismatch]", "Colour.RED: Colour has no such member [TypeMismatch]"],
            Report("type Query { a: Colour } enum Colour { DARK_GREEN RED }", binding =>
            {
                binding.Enum<Colour>("Colour");
                binding.Query.Field("a", Colour? (_) => null);
            }));

    [Fact]
    public void Input_fields_are_compared_both_ways() =>
        Assert.Equal(
            [
                "In: InputOfX has a parameter \"X\", but the schema has no such input field [ParameterWithoutArgument]",
                "In.y: InputOfX has no parameter or property of this name [ArgumentNotConsumed]",
            ],
            Report("type Query { a(in: In): Int } input In { y: Int }", binding => binding.Query.Field<WithIn, int?>("a", (_, _, _) => 1)));

    [Fact]
    public void A_type_enum_or_scalar_that_nothing_stands_for_is_listed() =>
        Assert.Equal(
            [
                "Colour: no C# enum is bound to this enum [TypeWithoutBinding]",
                "Item: no C# type is bound to this object type [TypeWithoutBinding]",
                "Url: no codec is bound to this scalar [ScalarWithoutCodec]",
            ],
            Report("type Query { a: Int } type Item { x: Int } enum Colour { RED } scalar Url", binding => binding.Query.Field("a", int? (_) => 1)));

    [Fact]
    public void A_field_that_nobody_decided_about_is_listed() =>
        Assert.Equal(
            ["Query.a: neither the field nor its type says who may read it [NoAccessRule]"],
            Report("type Query { a: Int b: Int }", binding => binding.Query.Field("a", int? (_) => 1).Field("b", int? (_) => 1), new OnlyB()));

    [Fact]
    public void A_change_that_would_not_run_in_its_turn_is_listed() =>
        Assert.Equal(
            ["Mutation.b: a change runs in its turn and in a transaction: bind it by Batch or FieldAsync [MutationOutOfTurn]"],
            Report("type Query { a: Int } type Mutation { b: Int }", binding =>
            {
                binding.Query.Field("a", int? (_) => 1);
                binding.Mutation.Field("b", int? (_) => 1);
            }));

    [Fact]
    public void Building_fails_with_every_mismatch_at_once()
    {
        var binding = Bind("type Query { a: Int b(x: Int): Int }", it => it.Query.Field("b", (_) => "x"));

        var exception = Assert.Throws<BindingException>(binding.Build);

        Assert.Equal(3, exception.Report.Mismatches.Length);
        Assert.Contains("Query.a", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Query.b(x:)", exception.Message, StringComparison.Ordinal);
    }

    private static string[] Report(string sdl, Action<SchemaBinding> bind, AccessRules? rules = null) =>
        [.. Bind(sdl, bind, rules).Inspect().Mismatches.Select(mismatch => mismatch.ToString())];

    private static SchemaBinding Bind(string sdl, Action<SchemaBinding> bind, AccessRules? rules = null)
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source(sdl)]), new BindingOptions { AccessRules = rules });

        bind(binding);

        return binding;
    }

    private enum Colour
    {
        DarkGreen,
        Blue,
    }

    private sealed class OnlyB : AccessRules
    {
        public override AccessRule? RuleOf(ObjectType type, FieldDefinition field) => field.Name == "b" ? AccessRule.Everyone : null;
    }

    private sealed record WithX(int? X);

    private sealed record WithNumber(int X);

    private sealed record WithIn(InputOfX? In);

    private sealed record InputOfX(int? X);

    private sealed record Item(string? Name);
}
