#!/usr/bin/env bash
# Walks over all services of the sandbox with the AWS CLI: walk.sh CLI ENDPOINT ACCESS_KEY SECRET_KEY ACCOUNT REGION ROLE ZIP
set -euo pipefail
cli=$1 endpoint=$2 account=$5 role=$7 zip=$8
export AWS_ACCESS_KEY_ID=$3 AWS_SECRET_ACCESS_KEY=$4 AWS_DEFAULT_REGION=$6 AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_MAX_ATTEMPTS=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
aws() { "$cli" --endpoint-url "$endpoint" --output text "$@"; }

# expect WANTED COMMAND...: what the command prints has to be that.
expect() {
    local wanted=$1 got
    shift
    got=$("$@")
    [[ $got == "$wanted" ]] || { echo "$*: '$got', not '$wanted'" >&2; exit 1; }
}

# refused CODE COMMAND...: the command has to fail with this error.
refused() {
    local code=$1
    shift
    if "$@" 2>"$folder/error"; then echo "$*: succeeded" >&2; exit 1; fi
    grep -q "($code)" "$folder/error" || { cat "$folder/error" >&2; exit 1; }
}

expect "$account" aws sts get-caller-identity --query Account

table=WalkOfCli
aws dynamodb create-table --table-name $table --billing-mode PAY_PER_REQUEST \
    --attribute-definitions AttributeName=id,AttributeType=S AttributeName=line,AttributeType=N \
    --key-schema AttributeName=id,KeyType=HASH AttributeName=line,KeyType=RANGE \
    --stream-specification StreamEnabled=true,StreamViewType=NEW_IMAGE >/dev/null
until [[ $(aws dynamodb describe-table --table-name $table --query Table.TableStatus) == ACTIVE ]]; do :; done
for line in 1 2; do
    aws dynamodb put-item --table-name $table --item "{\"id\":{\"S\":\"a\"},\"line\":{\"N\":\"$line\"},\"color\":{\"S\":\"red\"}}"
done
expect 3 aws dynamodb update-item --table-name $table --key '{"id":{"S":"a"},"line":{"N":"1"}}' \
    --update-expression 'SET amount = :three' --condition-expression 'color = :red' \
    --expression-attribute-values '{":three":{"N":"3"},":red":{"S":"red"}}' --return-values UPDATED_NEW --query Attributes.amount.N
refused ConditionalCheckFailedException aws dynamodb delete-item --table-name $table --key '{"id":{"S":"a"},"line":{"N":"1"}}' \
    --condition-expression 'attribute_not_exists(id)'
expect $'2\t1' aws dynamodb query --table-name $table --key-condition-expression 'id = :id' --no-scan-index-forward \
    --expression-attribute-values '{":id":{"S":"a"}}' --query 'Items[].line.N'
aws dynamodb transact-write-items --transact-items \
    "[{\"Put\":{\"TableName\":\"$table\",\"Item\":{\"id\":{\"S\":\"b\"},\"line\":{\"N\":\"1\"}}}}]"
refused TransactionCanceledException aws dynamodb transact-write-items --transact-items \
    "[{\"Put\":{\"TableName\":\"$table\",\"Item\":{\"id\":{\"S\":\"b\"},\"line\":{\"N\":\"1\"}},\"ConditionExpression\":\"attribute_not_exists(id)\"}}]"
expect 3 aws dynamodb scan --table-name $table --select COUNT --query Count

stream=$(aws dynamodbstreams list-streams --table-name $table --query 'Streams[0].StreamArn')
shard=$(aws dynamodbstreams describe-stream --stream-arn "$stream" --query 'StreamDescription.Shards[0].ShardId')
iterator=$(aws dynamodbstreams get-shard-iterator --stream-arn "$stream" --shard-id "$shard" \
    --shard-iterator-type TRIM_HORIZON --query ShardIterator)
aws dynamodbstreams get-records --shard-iterator "$iterator" >/dev/null

function=walk-of-cli
aws lambda create-function --function-name $function --runtime provided.al2023 --handler any --role "$role" \
    --zip-file "fileb://$zip" --memory-size 256 >/dev/null
until [[ $(aws lambda get-function-configuration --function-name $function --query State) == Active ]]; do :; done
mapping=$(aws lambda create-event-source-mapping --function-name $function --event-source-arn "$stream" \
    --starting-position TRIM_HORIZON --function-response-types ReportBatchItemFailures --query UUID)
refused ResourceConflictException aws lambda create-event-source-mapping --function-name $function \
    --event-source-arn "$stream" --starting-position TRIM_HORIZON
until [[ $(aws lambda get-event-source-mapping --uuid "$mapping" --query LastProcessingResult) == OK ]]; do :; done
expect "$mapping" aws lambda list-event-source-mappings --event-source-arn "$stream" --query 'EventSourceMappings[].UUID'
expect Disabling aws lambda update-event-source-mapping --uuid "$mapping" --no-enabled --query State
until [[ $(aws lambda get-event-source-mapping --uuid "$mapping" --query State) == Disabled ]]; do :; done
expect Deleting aws lambda delete-event-source-mapping --uuid "$mapping" --query State
while aws lambda get-event-source-mapping --uuid "$mapping" >/dev/null 2>&1; do :; done
refused ResourceNotFoundException aws lambda get-event-source-mapping --uuid "$mapping"
aws lambda delete-function --function-name $function >/dev/null
aws dynamodb delete-table --table-name $table >/dev/null

bucket=walk-of-cli
aws s3api create-bucket --bucket $bucket --create-bucket-configuration "LocationConstraint=$AWS_DEFAULT_REGION" >/dev/null
printf hello >"$folder/small"
head -c 9000000 /dev/zero >"$folder/large"
aws s3 cp --quiet "$folder/small" "s3://$bucket/folder/small.txt"
aws s3 cp --quiet "$folder/large" "s3://$bucket/large"
expect 9000000 aws s3api head-object --bucket $bucket --key large --query ContentLength
aws s3 cp --quiet "s3://$bucket/large" "$folder/back"
cmp "$folder/large" "$folder/back"
aws s3 cp --quiet "s3://$bucket/large" "s3://$bucket/copy"
expect $'copy\tfolder/small.txt\tlarge' aws s3api list-objects-v2 --bucket $bucket --query 'Contents[].Key'
refused NoSuchKey aws s3api get-object --bucket $bucket --key none "$folder/none"
aws s3 rm --quiet --recursive "s3://$bucket"
aws s3api delete-bucket --bucket $bucket

name=walk-of-cli
aws s3api create-bucket --bucket $bucket --create-bucket-configuration "LocationConstraint=$AWS_DEFAULT_REGION" >/dev/null
aws s3 cp --quiet "$zip" "s3://$bucket/function.zip"
expect Pending aws lambda create-function --function-name $name --runtime provided.al2023 --handler any --role "$role" \
    --code "S3Bucket=$bucket,S3Key=function.zip" --timeout 60 --environment 'Variables={COLOR=red}' --query State
until [[ $(aws lambda get-function-configuration --function-name $name --query State) == Active ]]; do :; done
expect InProgress aws lambda update-function-configuration --function-name $name --memory-size 256 --query LastUpdateStatus
until [[ $(aws lambda get-function-configuration --function-name $name --query LastUpdateStatus) == Successful ]]; do :; done
expect InProgress aws lambda update-function-code --function-name $name --zip-file "fileb://$zip" --query LastUpdateStatus
until [[ $(aws lambda get-function-configuration --function-name $name --query LastUpdateStatus) == Successful ]]; do :; done
expect 1 aws lambda publish-version --function-name $name --query Version
printf '{"say":"hello"}' >"$folder/payload"
until [[ $(aws lambda get-function --function-name $name --qualifier 1 --query Configuration.State) == Active ]]; do :; done
expect $'1\t200' aws lambda invoke --function-name $name --qualifier 1 --payload "fileb://$folder/payload" "$folder/answer" \
    --query '[ExecutedVersion,StatusCode]'
grep -q '"say":"hello"' "$folder/answer"
aws lambda put-function-concurrency --function-name $name --reserved-concurrent-executions 0 >/dev/null
refused TooManyRequestsException aws lambda invoke --function-name $name "$folder/answer"
expect $'$LATEST\t1' aws lambda list-versions-by-function --function-name $name --query 'Versions[].Version'
aws lambda delete-function --function-name $name >/dev/null
refused ResourceNotFoundException aws lambda get-function --function-name $name
aws s3 rm --quiet --recursive "s3://$bucket"
aws s3api delete-bucket --bucket $bucket

echo "$("$cli" --version | cut -d' ' -f1): sts, dynamodb, streams, lambda, s3"
