using System;
using System.Globalization;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.ResourcePolicies;

public sealed class ResourcePolicyTests : IDisposable
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";
    private const string OtherRoot = "arn:aws:iam::222222222222:root";

    private readonly DynamoDbCaller _caller = new();

    public ResourcePolicyTests() => _caller.CreateTable("Orders");

    [Fact]
    public void PutResourcePolicy_ForAnotherAccount_OpensTheTableByItsArn()
    {
        _caller.Put("Orders", """{"id":{"S":"a"}}""");

        Put(Statement("Allow", OtherRoot, "dynamodb:Scan"));

        Assert.Equal(1, (int)_caller.Call("Scan", $$"""{"TableName":"{{Arn}}"}""", DynamoDbCaller.Target)["Count"]!);
        Assert.Equal("AccessDeniedException", _caller.Refused("DescribeTable", $$"""{"TableName":"{{Arn}}"}""", DynamoDbCaller.Target).Code);
    }

    [Fact]
    public void PutResourcePolicy_DenyingWrites_FencesTheOwnAccountToo()
    {
        Put(Statement("Deny", "*", "dynamodb:PutItem"));

        ServiceException error = _caller.Refused("PutItem", """{"TableName":"Orders","Item":{"id":{"S":"a"}}}""");
        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Equal(
            $"User: {_caller.Root(DynamoDbCaller.Source).Arn} is not authorized to perform: dynamodb:PutItem on resource: {Arn} with an explicit deny in a resource-based policy",
            error.Message);
    }

    [Fact]
    public void PutResourcePolicy_DenyWithADeadline_OpensByItself()
    {
        string until = _caller.Now.AddMinutes(5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        const string Item = """{"TableName":"Orders","Item":{"id":{"S":"a"}}}""";
        Put(Statement("Deny", "*", "dynamodb:PutItem", $$"""{"DateLessThan":{"aws:CurrentTime":"{{until}}"} }"""));

        Assert.Equal("AccessDeniedException", _caller.Refused("PutItem", Item).Code);
        _caller.Pass(300);

        _caller.Call("PutItem", Item);
    }

    [Fact]
    public void PutResourcePolicy_Again_TakesNoOtherPolicyForFifteenSeconds()
    {
        string revision = Put(Statement("Allow", OtherRoot, "dynamodb:Scan"));
        string other = Request(Statement("Allow", OtherRoot, "dynamodb:GetItem"));

        ServiceException pending = _caller.Refused("PutResourcePolicy", other);
        _caller.Pass(2);
        ServiceException throttled = _caller.Refused("PutResourcePolicy", other);
        ServiceException alsoThrottled = _caller.Refused("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""");
        _caller.Pass(13);
        string second = (string)_caller.Call("PutResourcePolicy", other)["RevisionId"]!;

        Assert.Equal("ResourceInUseException", pending.Code);
        Assert.Equal(
            "Attempt to change a resource which is still in use: Table is pending previous resource-based policy update: Orders", pending.Message);
        Assert.Equal("ThrottlingException", throttled.Code);
        Assert.Equal(
            "Resource-based policy for table Orders modified within the previous 15000 milliseconds. Please try again after 2026-01-02T03:04:21.000Z.",
            throttled.Message);
        Assert.Equal(throttled.Message, alsoThrottled.Message);
        Assert.Equal(15_000, long.Parse(second, CultureInfo.InvariantCulture) - long.Parse(revision, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{ "Statement": { "Resource": ["ARN"], "Action": ["dynamodb:Scan"], "Principal": {"AWS": ["222222222222"]}, "Effect": "allow" }, "Version": "2012-10-17" }""", true)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["222222222222","arn:aws:iam::222222222222:root"]},"Action":"dynamodb:Scan","Resource":"ARN"}]}""", true)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["dynamodb:Scan","dynamodb:Scan"],"Resource":"ARN"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"dynamodb:Scan","Resource":"ARN"}]}""", false)]
    public void PutResourcePolicy_SamePolicyInAnotherForm_ChangesNothing(string text, bool isSame)
    {
        string revision = Put(Statement("Allow", OtherRoot, "dynamodb:Scan"));
        string request = Request(text.Replace("ARN", Arn, StringComparison.Ordinal));

        if (isSame)
        {
            Assert.Equal(revision, (string)_caller.Call("PutResourcePolicy", request)["RevisionId"]!);
        }
        else
        {
            Assert.Equal("ResourceInUseException", _caller.Refused("PutResourcePolicy", request).Code);
        }
    }

    [Fact]
    public void GetResourcePolicy_ShowsTheFormOfTheService()
    {
        Put($$"""
            { "Statement": { "Condition": { "Bool": { "aws:SecureTransport": [ true ] }, "StringEquals": { "aws:PrincipalAccount": ["222222222222", "1"] } },
              "Action": [ "dynamodb:Query", "dynamodb:getitem" ], "Resource": [ "{{Arn}}" ], "Effect": "allow",
              "Principal": { "AWS": "222222222222" }, "Sid": "A/<b>" } }
            """);

        Assert.Equal(
            """{"Version":"2008-10-17","Statement":[{"Sid":"A/<b>","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":["dynamodb:Query","dynamodb:getitem"],"Resource":"ARN","Condition":{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalAccount":["222222222222","1"]}}}]}"""
                .Replace("ARN", Arn, StringComparison.Ordinal),
            (string)_caller.Call("GetResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""")["Policy"]!);
    }

    [Theory]
    [InlineData("", "One or more parameter values were invalid: Invalid policy document: This policy contains invalid Json")]
    [InlineData("[]", "One or more parameter values were invalid: Invalid policy document: This policy contains invalid Json")]
    [InlineData("null", "One or more parameter values were invalid: Invalid policy document: This text appears not to be a policy")]
    [InlineData("{}", "One or more parameter values were invalid: Invalid policy document: Syntax error at position (1,3)")]
    [InlineData("""{"Statement":[]}""", "One or more parameter values were invalid: Invalid policy document: Could not parse the policy: Statement is empty!")]
    [InlineData("""{"Statement":[{}]}""", "One or more parameter values were invalid: Invalid policy document: Missing required field Effect")]
    [InlineData("""{"Statement":{"Effect":"Deny","Action":"dynamodb:*","Resource":"*"}}""", "One or more parameter values were invalid: Invalid policy document: Missing required field Principal")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"dynamodb:*"}}""", "One or more parameter values were invalid: Invalid policy document: Missing required field Resource")]
    [InlineData("""{"Statement":[{"Sid":"A","Effect":"Deny","Principal":"*","Action":"dynamodb:Scan","Resource":"*"},{"Sid":"A","Effect":"Deny","Principal":"*","Action":"dynamodb:Query","Resource":"*"}]}""", "One or more parameter values were invalid: Invalid policy document: The Statement Ids in the policy are not unique")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","Action":["dynamodb:GetRecords","dynamodb:DescribeStream","dynamodb:Get*"],"Resource":"*"}}""", "One or more parameter values were invalid: Invalid policy document: The following action names are invalid: \"dynamodb:GetRecords\", \"dynamodb:DescribeStream\"")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"*"}}""", "One or more parameter values were invalid: Invalid policy document: The following action names are invalid: \"s3:GetObject\"")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"dynamodb:Scan","Resource":"ARN/stream/2026"}}""", "One or more parameter values were invalid: Invalid policy document: The relative-id \"table/Orders/stream/2026\" is invalid for ARN \"ARN/stream/2026\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"dynamodb:Scan","Resource":"*"}}""", "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure least-privilege form of access")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"dynamodb:Scan","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"1"}}}}""", "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure least-privilege form of access")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"444444444444"},"Action":"dynamodb:Scan","Resource":"*"}}""", "One or more parameter values were invalid: Invalid principal in policy document.")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::222222222222:role/None"},"Action":"dynamodb:Scan","Resource":"*"}}""", "One or more parameter values were invalid: Invalid principal in policy document.")]
    [InlineData("""{"Statement":{"Effect":"Deny","Principal":{"Service":"lambda"},"Action":"dynamodb:Scan","Resource":"*"}}""", "One or more parameter values were invalid: Invalid principal in policy document.")]
    public void PutResourcePolicy_WhatIsNoPolicyOfATable_SaysWhy(string text, string message)
    {
        ServiceException error = _caller.Refused("PutResourcePolicy", Request(text.Replace("ARN", Arn, StringComparison.Ordinal)));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message.Replace("ARN/", Arn + "/", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"dynamodb:Scan","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"222222222222"}}}}""")]
    [InlineData("""{"Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:root"},"NotAction":["dynamodb:GetItem"],"Resource":["arn:aws:dynamodb:eu-west-1:111111111111:table/Other","ARN/index/*","*"]}}""")]
    [InlineData("""{"Id":"P","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"dynamodb:PartiQL*","Resource":"ARN"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::222222222222:user/administrator","arn:aws:sts::222222222222:assumed-role/R/s"]},"Action":"*","Resource":"ARN"}}""")]
    public void PutResourcePolicy_WhatAwsTakes_IsTaken(string text)
    {
        Put(text.Replace("ARN", Arn, StringComparison.Ordinal));
    }

    [Fact]
    public void PutResourcePolicy_OfMoreThan20Kilobytes_IsRefusedEvenIfItIsWhiteSpace()
    {
        string text = Statement("Allow", OtherRoot, "dynamodb:Scan");

        ServiceException error = _caller.Refused("PutResourcePolicy", Request(text.PadRight(20_481)));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal("One or more parameter values were invalid: Maximum policy size of 20480 bytes exceeded", error.Message);
        Put(text.PadRight(20_480));
    }

    [Theory]
    [InlineData("Orders", "ValidationException", "One or more parameter values were invalid: ARNs must start with 'arn:': Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/None", "ResourceNotFoundException", "Requested resource not found: Table: None not found")]
    [InlineData("arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", "ValidationException", "This action is only supported by accounts that match the resource owner’s account.")]
    [InlineData("arn:aws:dynamodb:us-east-1:111111111111:table/Orders", "ValidationException", "One or more parameter values were invalid: Invalid resource Arn: arn:aws:dynamodb:us-east-1:111111111111:table/Orders")]
    [InlineData("arn:aws-cn:dynamodb:eu-west-1:111111111111:table/Orders", "ValidationException", "One or more parameter values were invalid: Invalid resource Arn: arn:aws-cn:dynamodb:eu-west-1:111111111111:table/Orders")]
    [InlineData(Arn + "/index/I", "ValidationException", "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + Arn + "/index/I")]
    [InlineData(Arn + "/backup/017", "ValidationException", "One or more parameter values were invalid: Provided Arn is not a DynamoDB resource arn: " + Arn + "/backup/017")]
    [InlineData(Arn + "/stream/2000-01-01T00:00:00.000", "ResourceNotFoundException", "Requested resource not found: Stream: 2000-01-01T00:00:00.000 not found for Table: Orders")]
    public void GetResourcePolicy_WrongArn_SaysWhatIsWrong(string arn, string code, string message)
    {
        ServiceException error = _caller.Refused("GetResourcePolicy", new JsonObject { ["ResourceArn"] = arn }.ToJsonString());

        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void ExpectedRevisionId_OtherThanTheLast_IsPolicyNotFound()
    {
        const string NotFound = "Resource-based policy not found for the provided ResourceArn: ";
        string text = Statement("Allow", OtherRoot, "dynamodb:Scan");

        ServiceException none = _caller.Refused("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn}}","ExpectedRevisionId":"1"}""");
        string revision = Put(text, "NO_POLICY");
        ServiceException unexpected = _caller.Refused("PutResourcePolicy", Request(text, "NO_POLICY"));
        ServiceException stale = _caller.Refused("PutResourcePolicy", Request(text, "1"));
        string same = Put(text, revision);

        Assert.Equal("PolicyNotFoundException", none.Code);
        Assert.Equal(NotFound + "Requested update for policy with revision id 1, but table Orders has no associated policy.", none.Message);
        Assert.Equal(
            NotFound + $"Requested policy update expecting none to be present for table Orders, but a policy exists with revision id {revision}.",
            unexpected.Message);
        Assert.Equal(
            NotFound + $"Requested update for policy with revision id 1, but the policy associated to target table Orders has revision id {revision}.",
            stale.Message);
        Assert.Equal(revision, same);
    }

    [Fact]
    public void DeleteResourcePolicy_Twice_AnswersWithThePolicyThenWithTheDeletion()
    {
        const string Delete = $$"""{"ResourceArn":"{{Arn}}"}""";
        Assert.Null(_caller.Call("DeleteResourcePolicy", Delete)["RevisionId"]);
        string revision = Put(Statement("Allow", OtherRoot, "dynamodb:Scan"));
        _caller.Pass(15);

        string deleted = (string)_caller.Call("DeleteResourcePolicy", Delete)["RevisionId"]!;
        string tombstone = (string)_caller.Call("DeleteResourcePolicy", Delete)["RevisionId"]!;

        Assert.Equal(revision, deleted);
        Assert.Equal(15_000, long.Parse(tombstone, CultureInfo.InvariantCulture) - long.Parse(revision, CultureInfo.InvariantCulture));
        Assert.Equal(
            $"Resource-based policy not found for the provided ResourceArn: {Arn}", _caller.Refused("GetResourcePolicy", Delete).Message);
        Assert.Equal("ResourceInUseException", _caller.Refused("PutResourcePolicy", Request(Statement("Deny", "*", "dynamodb:Scan"))).Code);
    }

    [Fact]
    public void PutResourcePolicy_LockingTheCallerOut_NeedsConfirmation()
    {
        string policy = Statement("Deny", "*", "dynamodb:*");

        ServiceException error = _caller.Refused("PutResourcePolicy", Request(policy));
        Put(Statement("Deny", "*", "dynamodb:DeleteResourcePolicy"));
        _caller.Pass(15);
        JsonObject confirmed = JsonNode.Parse(Request(policy))!.AsObject();
        confirmed["ConfirmRemoveSelfResourceAccess"] = true;
        _caller.Call("PutResourcePolicy", confirmed.ToJsonString());

        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Equal("The new resource policy will not allow you to update the resource policy in the future.", error.Message);
        Assert.EndsWith(
            "with an explicit deny in a resource-based policy", _caller.Refused("PutResourcePolicy", Request(policy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeleteTable_WhileItsPolicyChanges_IsRefused()
    {
        Put(Statement("Allow", OtherRoot, "dynamodb:Scan"));

        ServiceException error = _caller.Refused("DeleteTable", """{"TableName":"Orders"}""");
        _caller.Pass(2);
        _caller.Call("DeleteTable", """{"TableName":"Orders"}""");
        ServiceException deleting = _caller.Refused("PutResourcePolicy", Request(Statement("Allow", OtherRoot, "dynamodb:GetItem")));

        Assert.Equal("Attempt to change a resource which is still in use: Table: Orders has a pending resource-based policy update.", error.Message);
        Assert.Equal("Attempt to change a resource which is still in use: Table is being deleted: Orders", deleting.Message);
    }

    [Fact]
    public void CreateTable_WithAPolicy_HoldsItAtOnceAndTakesAnother()
    {
        string policy = Statement("Deny", "*", "dynamodb:PutItem").Replace("table/Orders", "table/Fenced", StringComparison.Ordinal);
        _caller.Services.WorstForms = new WorstForms { PolicyDelay = TimeSpan.FromMinutes(4) };

        _caller.CreateTable("Fenced", more: $",\"ResourcePolicy\":{JsonValue.Create(policy).ToJsonString()}");

        Assert.Equal("AccessDeniedException", _caller.Refused("PutItem", """{"TableName":"Fenced","Item":{"id":{"S":"a"}}}""").Code);
        _caller.Call("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn.Replace("Orders", "Fenced", StringComparison.Ordinal)}}"}""");
    }

    [Fact]
    public void PutResourcePolicy_InItsWorstForm_ReachesOneFrontEndAfterAnother()
    {
        _caller.Services.WorstForms = new WorstForms { PolicyDelay = TimeSpan.FromSeconds(40), PolicyFrontEnds = 4 };
        Put(Statement("Deny", "*", "dynamodb:PutItem"));

        Assert.Equal("PolicyNotFoundException", _caller.Refused("GetResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""").Code);
        _caller.Pass(2);
        _caller.Call("GetResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""");
        Assert.Equal("oooo", Fenced());
        _caller.Pass(8);
        Assert.Equal("xooo", Fenced());
        _caller.Pass(20);
        Assert.Equal("xxxo", Fenced());
        _caller.Pass(10);
        Assert.Equal("xxxx", Fenced());
        _caller.Call("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""");
        _caller.Pass(25);
        Assert.Equal("ooxx", Fenced());
    }

    [Fact]
    public void ReplacedIdentityPolicies_InTheirWorstForm_ReachOneFrontEndAfterAnother()
    {
        AccountDirectory accounts = _caller.Services.Accounts;
        PolicyDocument everything = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
        IamUser user = accounts.PutUser(DynamoDbCaller.Source, "/", "ann", IdentityGrants.Only(everything));
        AccessKey key = accounts.AddKey(user);
        _caller.Services.WorstForms = new WorstForms { PolicyDelay = TimeSpan.FromSeconds(20), PolicyFrontEnds = 2 };

        accounts.PutUser(DynamoDbCaller.Source, "/", "ann", IdentityGrants.Only());
        _caller.Pass(10);

        Assert.Equal("AccessDeniedException", Assert.Throws<ServiceException>(() => { _caller.Call("ListTables", "{}", key.PrincipalAt(0)); }).Code);
        _caller.Call("ListTables", "{}", key.PrincipalAt(1));
    }

    public void Dispose() => _caller.Dispose();

    private string Fenced()
    {
        string answers = "";
        for (int frontEnd = 0; frontEnd < 4; frontEnd++)
        {
            Principal caller = _caller.Root(DynamoDbCaller.Source) with { FrontEnd = frontEnd };
            Exception? error = Record.Exception(() => { _caller.Call("PutItem", """{"TableName":"Orders","Item":{"id":{"S":"a"}}}""", caller); });
            answers += error is ServiceException { Code: "AccessDeniedException" } ? "x" : "o";
        }

        return answers;
    }

    private string Put(string policy, string? expected = null)
    {
        return (string)_caller.Call("PutResourcePolicy", Request(policy, expected))["RevisionId"]!;
    }

    private static string Request(string policy, string? expected = null)
    {
        var request = new JsonObject { ["ResourceArn"] = Arn, ["Policy"] = policy };
        if (expected is not null)
        {
            request["ExpectedRevisionId"] = expected;
        }

        return request.ToJsonString();
    }

    private static string Statement(string effect, string principal, string action, string? condition = null)
    {
        string who = principal == "*" ? "\"*\"" : $"{{\"AWS\":\"{principal}\"}}";
        string more = condition is null ? "" : $",\"Condition\":{condition}";
        return $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"{effect}\",\"Principal\":{who},\"Action\":\"{action}\",\"Resource\":\"{Arn}\"{more}}}]}}";
    }
}
