using System.Collections.Immutable;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>Values, types, arguments and directives.</summary>
internal ref partial struct SyntaxReader
{
    /// <param name="isConstant">Whether variables are forbidden, at any depth.</param>
    public ValueNode ReadValue(bool isConstant)
    {
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ReadList(isConstant);
            case TokenKind.BraceLeft:
                return ReadObject(isConstant);
            case TokenKind.Int:
                return Done(new IntValueNode(Encoding.UTF8.GetString(_lexer.Token), Here));
            case TokenKind.Float:
                return Done(new FloatValueNode(Encoding.UTF8.GetString(_lexer.Token), Here));
            case TokenKind.String or TokenKind.BlockString:
                return ReadString();
            case TokenKind.Name:
                return ReadNamedValue();
            case TokenKind.Dollar when isConstant:
                throw VariableInConstant();
            case TokenKind.Dollar:
                return ReadVariable();
            default:
                throw Unexpected();
        }
    }

    /// <summary>Reads one reference to a type.</summary>
    public TypeNode ReadType()
    {
        var start = Here;
        TypeNode type;

        if (Skip(TokenKind.BracketLeft))
        {
            Enter(start.Offset);
            var itemType = ReadType();
            Leave();
            Expect(TokenKind.BracketRight);
            type = new ListTypeNode(itemType, start);
        }
        else
        {
            type = ReadNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, start) : type;
    }

    private NamedTypeNode ReadNamedType() => new(ReadName());

    private VariableNode ReadVariable()
    {
        var start = Here;
        Expect(TokenKind.Dollar);

        return new VariableNode(ReadName(), start);
    }

    private T Done<T>(T value)
        where T : ValueNode
    {
        _lexer.Advance();

        return value;
    }

    private ValueNode ReadNamedValue()
    {
        var token = _lexer.Token;

        if (token.SequenceEqual("true"u8) || token.SequenceEqual("false"u8))
        {
            return Done(new BooleanValueNode(token.Length == 4, Here));
        }

        return token.SequenceEqual("null"u8) ? Done(new NullValueNode(Here)) : Done(new EnumValueNode(_names.Intern(token), Here));
    }

    private StringValueNode ReadString() => Done(new StringValueNode(TokenText(), Peek(TokenKind.BlockString), Here));

    private readonly string TokenText() => Peek(TokenKind.BlockString)
        ? BlockStringText.Read(_lexer.Token[3..^3])
        : StringText.Read(_lexer.Token[1..^1], _lexer.HasEscapes);

    private StringValueNode? ReadDescription() => Peek(TokenKind.String) || Peek(TokenKind.BlockString) ? ReadString() : null;

    private ListValueNode ReadList(bool isConstant)
    {
        var start = Here;
        var mark = _pendingCount;
        Expect(TokenKind.BracketLeft);
        Enter(start.Offset);

        while (!Skip(TokenKind.BracketRight))
        {
            Push(ReadValue(isConstant));
        }

        Leave();

        return new ListValueNode(PopFrom<ValueNode>(mark), start);
    }

    private ObjectValueNode ReadObject(bool isConstant)
    {
        var start = Here;
        var mark = _pendingCount;
        Expect(TokenKind.BraceLeft);
        Enter(start.Offset);

        while (!Skip(TokenKind.BraceRight))
        {
            var name = ReadName();
            Expect(TokenKind.Colon);
            Push(new ObjectFieldNode(name, ReadValue(isConstant), name.Location));
        }

        Leave();

        return new ObjectValueNode(PopFrom<ObjectFieldNode>(mark), start);
    }

    private ImmutableArray<ArgumentNode> ReadArguments(bool isConstant)
    {
        var mark = _pendingCount;

        if (Skip(TokenKind.ParenLeft))
        {
            do
            {
                var name = ReadName();
                Expect(TokenKind.Colon);
                Push(new ArgumentNode(name, ReadValue(isConstant), name.Location));
            }
            while (!Skip(TokenKind.ParenRight));
        }

        return PopFrom<ArgumentNode>(mark);
    }

    private ImmutableArray<DirectiveNode> ReadDirectives(bool isConstant)
    {
        var mark = _pendingCount;

        while (Peek(TokenKind.At))
        {
            var start = Here;

            if (_pendingCount - mark >= _options.MaxDirectivesPerLocation)
            {
                throw SyntaxErrors.TooManyDirectives(_lexer.Source, start.Offset, _options.MaxDirectivesPerLocation);
            }

            Expect(TokenKind.At);
            var name = ReadName();
            Push(new DirectiveNode(name, ReadArguments(isConstant), start));
        }

        return PopFrom<DirectiveNode>(mark);
    }

    private GraphQLSyntaxException VariableInConstant()
    {
        var dollar = _lexer.Start;
        var unexpected = Unexpected();
        _lexer.Advance();

        return Peek(TokenKind.Name)
            ? SyntaxErrors.At(
                _lexer.Source,
                dollar,
                $"Unexpected variable \"${SyntaxErrors.Quoted(Encoding.UTF8.GetString(_lexer.Token))}\" in constant value.")
            : unexpected;
    }
}
