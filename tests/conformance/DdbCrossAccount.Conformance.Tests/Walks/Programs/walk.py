"""Walks over all services of the sandbox with boto3: python3 walk.py ENDPOINT ACCESS_KEY SECRET_KEY ACCOUNT REGION ROLE ZIP"""
import base64
import json
import sys
import time

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, access_key, secret_key, account, region, function_role, function_zip = sys.argv[1:]
settings = dict(
    endpoint_url=endpoint, aws_access_key_id=access_key, aws_secret_access_key=secret_key, region_name=region,
    config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}))


def refused(code, call, **request):
    try:
        call(**request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
    else:
        raise AssertionError(f"{code} was not raised")


def walk_sts():
    identity = boto3.client("sts", **settings).get_caller_identity()
    assert identity["Account"] == account, identity


def walk_dynamodb():
    table_name = "WalkOfPython"
    dynamodb = boto3.client("dynamodb", **settings)
    dynamodb.create_table(
        TableName=table_name, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "id", "AttributeType": "S"}, {"AttributeName": "line", "AttributeType": "N"},
            {"AttributeName": "color", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "line", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[{
            "IndexName": "colors", "KeySchema": [{"AttributeName": "color", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"}}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    dynamodb.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 1, "MaxAttempts": 30})

    table = boto3.resource("dynamodb", **settings).Table(table_name)
    with table.batch_writer() as batch:
        for line in range(30):
            batch.put_item(Item={"id": "a", "line": line, "color": ("red", "green")[line % 2], "text": "ä€😀"})

    updated = table.update_item(
        Key={"id": "a", "line": 1}, UpdateExpression="SET amount = if_not_exists(amount, :zero) + :two REMOVE #text",
        ConditionExpression="color = :green AND attribute_exists(#text)",
        ExpressionAttributeNames={"#text": "text"}, ExpressionAttributeValues={":zero": 0, ":two": 2, ":green": "green"},
        ReturnValues="ALL_NEW")
    assert updated["Attributes"]["amount"] == 2 and "text" not in updated["Attributes"], updated
    refused(
        "ConditionalCheckFailedException", table.put_item, Item={"id": "a", "line": 1},
        ConditionExpression="attribute_not_exists(id)")

    from boto3.dynamodb.conditions import Attr, Key
    found = table.query(
        KeyConditionExpression=Key("id").eq("a") & Key("line").between(10, 19),
        FilterExpression=Attr("color").eq("red"), ScanIndexForward=False)
    assert [int(item["line"]) for item in found["Items"]] == [18, 16, 14, 12, 10], found
    found = table.query(IndexName="colors", KeyConditionExpression=Key("color").eq("green"), Select="COUNT")
    assert found["Count"] == 15, found
    pages = dynamodb.get_paginator("scan").paginate(TableName=table_name, PaginationConfig={"PageSize": 7})
    assert sum(page["Count"] for page in pages) == 30

    dynamodb.transact_write_items(TransactItems=[
        {"Put": {"TableName": table_name, "Item": {"id": {"S": "b"}, "line": {"N": "1"}}}},
        {"Delete": {"TableName": table_name, "Key": {"id": {"S": "a"}, "line": {"N": "0"}}}}])
    refused("TransactionCanceledException", dynamodb.transact_write_items, TransactItems=[{"ConditionCheck": {
        "TableName": table_name, "Key": {"id": {"S": "b"}, "line": {"N": "1"}}, "ConditionExpression": "attribute_not_exists(id)"}}])
    read = dynamodb.transact_get_items(TransactItems=[
        {"Get": {"TableName": table_name, "Key": {"id": {"S": "b"}, "line": {"N": "1"}}}}])
    assert read["Responses"][0]["Item"]["id"]["S"] == "b", read
    walk_streams(dynamodb.describe_table(TableName=table_name)["Table"]["LatestStreamArn"])
    dynamodb.delete_table(TableName=table_name)


def walk_streams(stream):
    streams = boto3.client("dynamodbstreams", **settings)
    records = []
    for shard in streams.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        for _ in range(20):
            page = streams.get_records(ShardIterator=iterator)
            records += page["Records"]
            iterator = page.get("NextShardIterator")
            if iterator is None:
                break
            time.sleep(0.02)
    names = [record["eventName"] for record in records]
    assert names.count("INSERT") == 31 and names.count("MODIFY") == 1 and names.count("REMOVE") == 1, names


def walk_s3():
    bucket = "walk-of-python"
    s3 = boto3.client("s3", **settings)
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_object(Bucket=bucket, Key="folder/ä €.txt", Body=b"hello", Metadata={"one": "1"}, ContentType="text/plain")
    read = s3.get_object(Bucket=bucket, Key="folder/ä €.txt")
    assert read["Body"].read() == b"hello" and read["Metadata"] == {"one": "1"}, read
    assert s3.get_object(Bucket=bucket, Key="folder/ä €.txt", Range="bytes=1-3")["Body"].read() == b"ell"

    content = b"0123456789abcdef" * 400_000
    from io import BytesIO
    s3.upload_fileobj(BytesIO(content), bucket, "large", Config=TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20))
    assert s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-2"')
    assert s3.get_object(Bucket=bucket, Key="large")["Body"].read() == content
    if "CRC32" in s3.meta.service_model.shape_for("ChecksumAlgorithm").enum:
        s3.put_object(Bucket=bucket, Key="checked", Body=b"hello", ChecksumAlgorithm="SHA256")
        assert s3.head_object(Bucket=bucket, Key="checked", ChecksumMode="ENABLED")["ChecksumSHA256"]

    s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "large"})
    listed = s3.list_objects_v2(Bucket=bucket, Delimiter="/")
    assert [prefix["Prefix"] for prefix in listed["CommonPrefixes"]] == ["folder/"], listed
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="none")
    keys = [item["Key"] for item in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})
    s3.delete_bucket(Bucket=bucket)


def walk_sqs():
    sqs = boto3.client("sqs", **settings)
    if sqs.meta.service_model.protocol != "json":
        return ""
    dead = sqs.create_queue(QueueName="walk-of-python-dead")["QueueUrl"]
    dead_arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    queue = sqs.create_queue(QueueName="walk-of-python", tags={"one": "1"}, Attributes={
        "VisibilityTimeout": "60", "RedrivePolicy": f'{{"deadLetterTargetArn":"{dead_arn}","maxReceiveCount":2}}'})["QueueUrl"]
    assert sqs.get_queue_url(QueueName="walk-of-python")["QueueUrl"] == queue
    assert queue in sqs.list_queues(QueueNamePrefix="walk")["QueueUrls"]
    assert sqs.list_queue_tags(QueueUrl=queue)["Tags"] == {"one": "1"}

    # The client compares the digests of body and attributes with its own.
    sqs.send_message(QueueUrl=queue, MessageBody="ä€😀", MessageAttributes={
        "text": {"DataType": "String", "StringValue": "ä"}, "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\xff"}})
    sent = sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": "a", "MessageBody": "a"}, {"Id": "b", "MessageBody": "b"}])
    assert len(sent["Successful"]) == 2 and "Failed" not in sent or not sent["Failed"], sent
    for receive in (1, 2):
        messages = sqs.receive_message(
            QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageAttributeNames=["All"], AttributeNames=["All"])["Messages"]
        assert [message["Body"] for message in messages] == ["ä€😀", "a", "b"], messages
        assert messages[0]["MessageAttributes"]["bytes"]["BinaryValue"] == b"\x00\xff"
        assert {message["Attributes"]["ApproximateReceiveCount"] for message in messages} == {str(receive)}
        if receive == 1:
            sqs.change_message_visibility_batch(QueueUrl=queue, Entries=[
                {"Id": str(n), "ReceiptHandle": message["ReceiptHandle"], "VisibilityTimeout": 0} for n, message in enumerate(messages)])
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=messages[0]["ReceiptHandle"])
    sqs.delete_message_batch(QueueUrl=queue, Entries=[{"Id": "b", "ReceiptHandle": messages[2]["ReceiptHandle"]}])
    sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=messages[1]["ReceiptHandle"], VisibilityTimeout=0)
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)
    assert sqs.receive_message(QueueUrl=dead)["Messages"][0]["Body"] == "a"
    refused("AWS.SimpleQueueService.NonExistentQueue", sqs.get_queue_url, QueueName="none")
    refused("ReceiptHandleIsInvalid", sqs.delete_message, QueueUrl=queue, ReceiptHandle="none")
    for url in (queue, dead):
        sqs.delete_queue(QueueUrl=url)
    refused("AWS.SimpleQueueService.QueueDeletedRecently", sqs.create_queue, QueueName="walk-of-python")
    return ", sqs"


def walk_lambda():
    name = "walk-of-python"
    functions = boto3.client("lambda", **settings)
    with open(function_zip, "rb") as file:
        code = file.read()
    created = functions.create_function(
        FunctionName=name, Runtime="provided.al2023", Handler="any", Role=function_role, Code={"ZipFile": code},
        Timeout=60, MemorySize=256, Environment={"Variables": {"COLOR": "red"}}, Tags={"one": "1"})
    assert created["State"] == "Pending", created
    functions.get_waiter("function_active").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    refused(
        "ResourceConflictException", functions.create_function, FunctionName=name, Runtime="provided.al2023", Handler="any",
        Role=function_role, Code={"ZipFile": code})
    functions.update_function_configuration(FunctionName=name, Description="walk")
    functions.get_waiter("function_updated").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    functions.update_function_code(FunctionName=name, ZipFile=code)
    functions.get_waiter("function_updated").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    read = functions.get_function(FunctionName=name)
    assert read["Configuration"]["Environment"]["Variables"] == {"COLOR": "red"} and read["Tags"] == {"one": "1"}, read
    assert functions.get_function_configuration(FunctionName=name)["CodeSha256"] == created["CodeSha256"]

    version = functions.publish_version(FunctionName=name)["Version"]
    until_active(functions, name, version)
    alias = functions.create_alias(FunctionName=name, Name="live", FunctionVersion=version)
    answer = functions.invoke(FunctionName=alias["AliasArn"], Payload=json.dumps({"say": "ä€😀"}), LogType="Tail")
    told = json.load(answer["Payload"])
    assert answer["ExecutedVersion"] == version and told["say"] == "ä€😀" and "FunctionError" not in answer, answer
    assert told["facts"]["Lambda-Runtime-Invoked-Function-Arn"] == alias["AliasArn"], told
    assert base64.b64decode(answer["LogResult"]).startswith(b"START RequestId: ")
    failed = functions.invoke(FunctionName=name, Payload=json.dumps({"do": "fail"}))
    assert failed["FunctionError"] == "Unhandled" and json.load(failed["Payload"])["errorType"] == "InvalidOperationException"
    assert functions.invoke(FunctionName=name, InvocationType="Event", Payload=b"{}")["StatusCode"] == 202
    assert functions.invoke(FunctionName=name, InvocationType="DryRun", Payload=b"{}")["StatusCode"] == 204
    refused("InvalidRequestContentException", functions.invoke, FunctionName=name, Payload=b"no JSON")

    functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
    refused("TooManyRequestsException", functions.invoke, FunctionName=name, Payload=b"{}")
    assert functions.get_function_concurrency(FunctionName=name)["ReservedConcurrentExecutions"] == 0
    functions.delete_function_concurrency(FunctionName=name)
    assert functions.get_account_settings()["AccountLimit"]["ConcurrentExecutions"] == 1000

    functions.tag_resource(Resource=created["FunctionArn"], Tags={"two": "2"})
    functions.untag_resource(Resource=created["FunctionArn"], TagKeys=["one"])
    assert functions.list_tags(Resource=created["FunctionArn"])["Tags"] == {"two": "2"}
    functions.add_permission(FunctionName=name, StatementId="s", Action="lambda:InvokeFunction", Principal="222222222222")
    assert json.loads(functions.get_policy(FunctionName=name)["Policy"])["Statement"][0]["Sid"] == "s"
    functions.remove_permission(FunctionName=name, StatementId="s")
    assert functions.update_alias(FunctionName=name, Name="live", Description="moved")["Description"] == "moved"
    assert functions.get_alias(FunctionName=name, Name="live")["FunctionVersion"] == version
    assert [alias["Name"] for alias in functions.list_aliases(FunctionName=name)["Aliases"]] == ["live"]
    versions = functions.get_paginator("list_versions_by_function").paginate(FunctionName=name, PaginationConfig={"PageSize": 1})
    assert [entry["Version"] for page in versions for entry in page["Versions"]] == ["$LATEST", version]
    assert name in [entry["FunctionName"] for entry in functions.list_functions()["Functions"]]
    functions.delete_alias(FunctionName=name, Name="live")
    functions.delete_function(FunctionName=name)
    refused("ResourceNotFoundException", functions.get_function, FunctionName=name)
    return ", lambda"


def until_active(functions, name, version):
    while functions.get_function(FunctionName=name, Qualifier=version)["Configuration"]["State"] != "Active":
        time.sleep(0.05)


walk_sts()
walk_dynamodb()
walk_s3()
print(f"boto3 {boto3.__version__}: sts, dynamodb, streams, s3" + walk_sqs() + walk_lambda())
