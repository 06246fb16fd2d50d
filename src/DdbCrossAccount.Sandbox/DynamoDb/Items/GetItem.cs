using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
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
        string name = request.RequiredText("TableName");
        request.RequiredObject("Key");
        string capacity = ConsumedCapacity.Mode(request);
        bool consistent = request.Flag("ConsistentRead") ?? false;
        request.Check();
        request.RefuseNotImplemented("ProjectionExpression", "ExpressionAttributeNames", "AttributesToGet");
        Table table = Access.ForItems(call, "GetItem", name);
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        StoredItem item;
        lock (table.Gate)
        {
            item = table.Items.Find(key);
        }

        Answer(call, name, item, consistent, capacity);
    }

    private static void Answer(JsonCall call, string name, StoredItem item, bool consistent, string capacity)
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
            writer.WriteRawValue(item.Json, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
