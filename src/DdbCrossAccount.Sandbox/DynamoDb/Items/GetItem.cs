using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

[Operation("DynamoDB_20120810.GetItem")]
internal sealed class GetItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string capacity = ConsumedCapacity.Mode(request);
        string name = TableNameMember.Read(request);
        bool consistent = request.Flag("ConsistentRead") ?? false;
        request.RequiredObject("Key");
        RequestExpressions expressions = RequestExpressions.OfGet(request);
        expressions.CheckMembers();
        request.Check();
        expressions.Open();
        Table table = FindTable(call, request, name, expressions);
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        KeyRules.Check(expressions, table);
        StoredItem item;
        lock (table.Gate)
        {
            item = table.Items.Find(key);
            table.Capacity.DemandRead(key, CapacityUnits.Read(item.Exists ? item.Size : 0, consistent));
        }

        Answer(call, name, item, consistent, capacity, expressions.Projection);
    }

    private Table FindTable(JsonCall call, RequestObject request, string name, RequestExpressions expressions)
    {
        try
        {
            expressions.Read();
            return Access.ForItems(call, "GetItem", name);
        }
        catch (ServiceException error) when (error.Code is "ValidationException" or "ResourceNotFoundException")
        {
            SubjectValues.Require(request, "Key");
            throw;
        }
    }

    private static void Answer(
        JsonCall call, string name, StoredItem item, bool consistent, string capacity, ProjectionExpression? projection)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (capacity != "NONE")
        {
            var consumed = new ConsumedCapacity(name);
            consumed.AddTable(CapacityUnits.Read(item.Exists ? item.Size : 0, consistent));
            writer.WritePropertyName("ConsumedCapacity");
            consumed.Write(writer, capacity);
        }

        if (item.Exists)
        {
            writer.WritePropertyName("Item");
            writer.WriteRawValue(projection is null ? item.Json : projection.Apply(item), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
