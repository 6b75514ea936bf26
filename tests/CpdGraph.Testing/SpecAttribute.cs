namespace CpdGraph.Testing;

/// <summary>Names a statement of the specification that a test, or every test of a class, shows to hold. See the lists of the compliance tests.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class SpecAttribute(string statement) : Attribute
{
    /// <summary>The statement's name, for example <c>Language.Names</c>.</summary>
    public string Statement { get; } = statement;
}
