using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>An expression of a request: which member it is, its text, and what its placeholders stand for.</summary>
internal sealed record ExpressionSource(string Member, string Text, ExpressionPlaceholders Placeholders)
{
    private const int MaximumLength = 4096;
    private const int MaximumNesting = 32;

    /// <summary>The ValidationException that names the expression.</summary>
    public ServiceException Invalid(string reason)
    {
        return DynamoDbError.Validation($"Invalid {Member}: {reason}");
    }

    /// <summary>The path with the names behind its placeholders.</summary>
    public DocumentPath Path(SyntaxNode path)
    {
        return path.Elements.Count <= MaximumNesting
            ? new DocumentPath([.. path.Elements.Select(Element)])
            : throw Invalid($"The document path has too many nesting levels; nesting levels: {path.Elements.Count}");
    }

    /// <summary>The value behind a placeholder.</summary>
    public AttributeValue Value(SyntaxNode value)
    {
        return Placeholders.Value(value.Text) ?? throw Invalid(
            $"An expression attribute value used in expression is not defined; attribute value: {value.Text}");
    }

    /// <summary>Refuses an empty expression and one of more than 4 KB, placeholders counted as they stand.</summary>
    public void RequireLength()
    {
        if (Text.Length == 0)
        {
            throw Invalid("The expression can not be empty;");
        }

        int length = Encoding.UTF8.GetByteCount(Text);
        if (length > MaximumLength)
        {
            string detail = Member == "UpdateExpression" ? "" : $" expression size: {length}";
            throw Invalid($"Expression size has exceeded the maximum allowed size;{detail}");
        }
    }

    private PathElement Element(SyntaxPathElement element)
    {
        if (element.Name is not { } name)
        {
            return PathElement.Of(element.Index);
        }

        return PathElement.Of(element.IsPlaceholder ? Placeholders.Name(name) ?? throw UndefinedName(name) : name);
    }

    private ServiceException UndefinedName(string name)
    {
        return Invalid($"An expression attribute name used in the document path is not defined; attribute name: {name}");
    }
}
