using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What many mappings say, once.</summary>
internal static class MappingPhrases
{
    /// <summary>The property holds the id of a row that must exist, and that cannot go while this one is there.</summary>
    public static void Refers<TFrom, TTo>(this EntityTypeBuilder<TFrom> builder, string property)
        where TFrom : class
        where TTo : class =>
        builder.HasOne<TTo>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Restrict);

    /// <summary>The row is part of another and goes with it.</summary>
    public static void BelongsTo<TFrom, TTo>(this EntityTypeBuilder<TFrom> builder, string property)
        where TFrom : class
        where TTo : class =>
        builder.HasOne<TTo>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Cascade);

    /// <summary>
    /// The row belongs to a coach, whose id comes first in its key: rows of one coach lie together, and on one server when records are
    /// spread over several. Nothing is removed with the coach by itself.
    /// </summary>
    public static void IsOfCoach<TRecord>(this EntityTypeBuilder<TRecord> builder, string coach, string id)
        where TRecord : class
    {
        builder.HasKey(coach, id);
        builder.Property(id).ValueGeneratedNever();

        // For whoever comes with the id alone. Not unique: no such promise can be kept over several servers.
        builder.HasIndex(id);
        builder.Refers<TRecord, Coach>(coach);
    }

    /// <summary>The last day (or moment) is not before the first.</summary>
    public static void HasDays<TRecord>(this EntityTypeBuilder<TRecord> builder, string table, string first, string last)
        where TRecord : class =>
        builder.HasCheck(table, $"{last}_order", $"{last} >= {first}");

    /// <summary>A condition on columns, in SQL that both engines read. Unknown values pass.</summary>
    public static void HasCheck<TRecord>(this EntityTypeBuilder<TRecord> builder, string table, string name, string condition)
        where TRecord : class =>
        builder.ToTable(of => of.HasCheckConstraint($"ck_{table}_{name}", condition));
}
