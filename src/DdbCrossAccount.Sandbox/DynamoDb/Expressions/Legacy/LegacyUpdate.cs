using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Operands;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The parameter AttributeUpdates, from before update expressions.</summary>
internal static class LegacyUpdate
{
    public const string Member = "AttributeUpdates";

    /// <summary>Notes actions that do not exist.</summary>
    public static void CheckActions(RequestObject request)
    {
        foreach ((_, RequestObject update) in request.Map(Member) ?? [])
        {
            update.Choice("Action", "ADD", "DELETE", "PUT");
        }
    }

    public static UpdateExpression? Read(RequestObject request)
    {
        if (request.Map(Member)?.Select(entry => ReadOne(entry.Name, entry.Value)).ToList() is not { } actions)
        {
            return null;
        }

        return new UpdateExpression(actions, actions.ConvertAll(action => action.Path));
    }

    private static UpdateAction ReadOne(string attribute, RequestObject update)
    {
        DocumentPath path = DocumentPath.Of(attribute);
        string action = update.Text("Action") ?? "PUT";
        AttributeValue? value = LegacyValues.Read(update, "Value");
        if (value is null)
        {
            return action == "DELETE" ? new RemoveAction(path) : throw DynamoDbError.InvalidValues(
                "Only DELETE action is allowed when no attribute value is specified");
        }

        return action switch
        {
            "PUT" => new SetAction(path, new ValueOperand(value)),
            "ADD" => Add(path, value),
            _ => Delete(path, value),
        };
    }

    private static AddAction Add(DocumentPath path, AttributeValue value)
    {
        return value.IsSet || value.Type is AttributeType.N or AttributeType.L
            ? new AddAction(path, value, DynamoDbError.UpdateTypeMismatch)
            : throw DynamoDbError.InvalidValues($"ADD action is not supported for the type {value.Type}");
    }

    private static DeleteAction Delete(DocumentPath path, AttributeValue value)
    {
        return value.IsSet
            ? new DeleteAction(path, value, DynamoDbError.UpdateTypeMismatch)
            : throw DynamoDbError.InvalidValues($"DELETE action with value is not supported for the type {value.Type}");
    }
}
