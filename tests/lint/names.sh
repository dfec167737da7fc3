#!/bin/sh
# A loss or a metric by name has three places: its row in the table of
# lib/train/loss_named.c or metric.c, with its name in the message there; the
# table of the header; and a row of the tests. This names the one that is
# missing.
set -u
losses=lib/train/loss_named metrics=lib/train/metric
tests='tests/test_model_losses.c tests/test_metrics.c'

table() { # file array
    sed -n "/ $2\[.* = {/,/^};/s/^ *{*\"\([a-z0-9_]*\)\".*/\1/p" "$1" | sort -u
}

for of in $losses $metrics; do
    for name in $(table $of.c table); do
        case $name in *top_k*) ;; *) # the message has top_3
            sed -n '/"there is no \(loss\|metric\) /,/;$/p' $of.c | grep -qw "$name" ||
                echo "$of.c:1: the message does not list $name" ;;
        esac
        grep -qw "$name" $of.h || echo "$of.h:1: its table does not have $name"
    done
done
for name in $(table $losses.c alias); do
    grep -qw "$name" $losses.h $metrics.h ||
        echo "$losses.h:1: its table does not have $name"
done
for name in $(table $losses.c table) $(table $losses.c alias) $(table $metrics.c table); do
    # shellcheck disable=SC2086
    grep -q "\"$name\"" $tests || echo "tests/test_model_losses.c:1: no row of $name"
done
