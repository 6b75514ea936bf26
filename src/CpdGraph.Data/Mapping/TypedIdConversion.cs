using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CpdGraph.Data;

/// <summary>Keeps each typed id as the UUID that it is.</summary>
internal static class TypedIdConversion
{
    public static void Add(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(ITypedId<>).Assembly.GetExportedTypes().Where(IsTypedId))
        {
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        }
    }

    public static bool IsTypedId(Type type) => type.IsValueType
        && Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<>));

    // Made by reflection in Add.
    private sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
        where TId : struct, ITypedId<TId>
    {
        private static TId From(Guid value) => TId.From(value);
    }
}
