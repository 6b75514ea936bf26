using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CpdGraph.Data.Tests;

/// <summary>The page that says what is personal is whole, and says nothing of what is not there.</summary>
public sealed class TextColumnTests
{
    [Fact]
    public void Every_text_column_of_every_table_is_said_to_be_personal_or_not()
    {
        var said = Tables.SelectMany(table => Said(table).Select(column => $"{table.Record.Name}.{column}")).Order(StringComparer.Ordinal);

        Assert.Equal(TextColumns.Order(StringComparer.Ordinal), said);
    }

    [Fact]
    public void Every_table_is_on_the_page_once() => Assert.Equal(
        Model.GetEntityTypes().Select(type => type.ClrType.Name).Order(StringComparer.Ordinal),
        Tables.Select(table => table.Record.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Whose_a_text_is_is_told_by_an_id_of_a_coach_a_supervisor_or_an_account()
    {
        var owners = PersonalData.People.SelectMany(table => table.Personal.Select(column => (table.Record, column.Of)));

        Assert.All(owners, owner => Assert.Contains(IdOf(owner.Record, owner.Of), new[] { typeof(CoachId), typeof(SupervisorId), typeof(PrincipalId) }));
        Assert.All(PersonalData.People, table => Assert.NotEmpty(table.Owners));
    }

    [Fact]
    public void A_table_that_leads_to_a_coach_a_supervisor_or_an_account_of_an_actor_is_a_table_about_people()
    {
        var leading = Model.GetEntityTypes()
            .Where(type => type.GetProperties().Any(property => IdOf(type.ClrType, property.Name) is var id
                && (id == typeof(CoachId) || id == typeof(SupervisorId) || id == typeof(PrincipalId))))
            .Select(type => type.ClrType);

        Assert.Empty(leading.Except(PersonalData.People.Select(table => table.Record)));
    }

    internal static IModel Model { get; } = MakeModel();

    private static IEnumerable<PersonalTable> Tables => PersonalData.People.Concat(PersonalData.Others);

    private static IEnumerable<string> TextColumns => Model.GetEntityTypes().SelectMany(type => TextsOf(type, "").Select(column => $"{type.ClrType.Name}.{column}"));

    private static IEnumerable<string> Said(PersonalTable table) => table.Personal.Select(column => column.Name).Distinct().Concat(table.NotPersonal);

    private static IEnumerable<string> TextsOf(ITypeBase type, string path) =>
    [
        .. type.GetProperties().Where(IsText).Select(property => path + property.Name),
        .. type.GetComplexProperties().SelectMany(part => TextsOf(part.ComplexType, $"{path}{part.Name}.")),
    ];

    // Codes of closed sets and decimals are kept as texts too, and say nothing that somebody typed.
    private static bool IsText(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

        return !type.IsEnum && type != typeof(decimal) && (property.GetTypeMapping().Converter?.ProviderClrType ?? type) == typeof(string);
    }

    private static Type IdOf(Type record, string property) =>
        Nullable.GetUnderlyingType(record.GetProperty(property)!.PropertyType) ?? record.GetProperty(property)!.PropertyType;

    private static IModel MakeModel()
    {
        using var db = new SqliteCpdContext(new DbContextOptionsBuilder<SqliteCpdContext>().UseSqlite("Data Source=:memory:").Options);

        return db.Model;
    }
}
